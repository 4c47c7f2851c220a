// `then`: JavaScript expressions, one a line, or an expression with the sentence that people read.
import { isMap } from "yaml";
import type { Expectation } from "../scenario.ts";
import type { YamlNode, YamlReader } from "./reader.ts";

export function readExpectations(reader: YamlReader, node: YamlNode | null): readonly Expectation[] {
  return reader.items(node, "then").flatMap((item) => readExpectation(reader, item) ?? []);
}

function readExpectation(reader: YamlReader, node: YamlNode): Expectation | null {
  if (!isMap(node)) {
    const expression = reader.text(node, "a line of then")?.trim();
    return expression ? { text: expression, expression } : reader.refuse(node, "a line of then is empty");
  }
  const parts = new Map(reader.entries(node, "a line of then", ["says", "check"]).map(({ key, value }) => [key, value]));
  const says = reader.text(parts.get("says") ?? null, "says");
  const check = reader.text(parts.get("check") ?? null, "check");
  return says === null || check === null ? null : { text: says, expression: check };
}
