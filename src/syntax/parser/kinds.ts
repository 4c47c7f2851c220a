// What the walk does with each kind of grammar node: skip it, keep it as a leaf, or go into it.
// A kind's name is asked of the native side once per type id; everything else is a table look-up.

export type Kind = {
  readonly name: string;
  readonly keep: boolean;
  /** Punctuation that only a few parents need (`,` `=` `:`). */
  readonly punctuation: boolean;
  readonly enter: boolean;
  readonly fields: boolean;
  /** Its children include punctuation worth keeping. */
  readonly tokens: boolean;
  /** Errors below it stop here: it becomes unreadable as a whole. */
  readonly boundary: boolean;
  /** Its children stand for themselves: an error directly in it is one of them. */
  readonly container: boolean;
};

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Anonymous nodes that carry meaning. */
const KEPT_TOKENS = words(`
  + - * / % ** << >> >>> & | ^ == != === !== < <= > >= && || ?? ! ~ ++ -- += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??=
  ? ?. ... in instanceof typeof void delete await yield new as satisfies of async static get set const let var using declare abstract
  readonly accessor type default namespace global import_`);
const PUNCTUATION = words(", = :");
const SKIPPED = words(
  `comment html_comment hash_bang_line string_fragment escape_sequence implements_clause index_signature regex_pattern regex_flags`,
);
/** Named nodes read from their text: types are parsed from it only when somebody asks. */
const LEAVES = words(`
  identifier property_identifier private_property_identifier shorthand_property_identifier shorthand_property_identifier_pattern
  statement_identifier type_identifier number string regex this super true false null undefined import meta_property optional_chain
  type_annotation asserts_annotation type_predicate_annotation type_arguments type_parameters interface_declaration type_alias_declaration
  accessibility_modifier override_modifier empty_statement debugger_statement jsx_text html_character_reference jsx_namespace_name
  import_attribute generic_type object_type array_type tuple_type union_type intersection_type predefined_type literal_type function_type
  constructor_type conditional_type lookup_type index_type_query type_query template_literal_type readonly_type parenthesized_type
  nested_type_identifier this_type existential_type flow_maybe_type infer_type`);
const NO_FIELDS = words(`
  program statement_block expression_statement binary_expression unary_expression await_expression yield_expression member_expression
  subscript_expression call_expression new_expression update_expression ternary_expression assignment_expression
  augmented_assignment_expression sequence_expression parenthesized_expression as_expression satisfies_expression non_null_expression
  instantiation_expression type_assertion arrow_function arguments array object array_pattern object_pattern template_string
  template_substitution return_statement throw_statement formal_parameters spread_element rest_pattern assignment_pattern
  object_assignment_pattern class_body decorator computed_property_name lexical_declaration variable_declaration switch_body
  export_clause named_imports`);
const WITH_TOKENS = words(`sequence_expression array array_pattern assignment_expression ternary_expression ERROR`);
const BOUNDARIES = words(`
  expression_statement variable_declaration lexical_declaration if_statement switch_statement for_statement for_in_statement
  while_statement do_statement try_statement with_statement break_statement continue_statement return_statement throw_statement
  labeled_statement import_statement export_statement function_declaration generator_function_declaration class_declaration
  abstract_class_declaration function_signature module internal_module enum_declaration import_alias ambient_declaration
  method_definition public_field_definition class_static_block method_signature abstract_method_signature interface_declaration
  type_alias_declaration`);
const CONTAINERS = words("program statement_block class_body switch_body");

export function kindOf(name: string, named: boolean): Kind {
  const punctuation = !named && PUNCTUATION.has(name);
  return {
    name,
    keep: named ? !SKIPPED.has(name) : punctuation || KEPT_TOKENS.has(name),
    punctuation,
    enter: named && !LEAVES.has(name),
    fields: named && !NO_FIELDS.has(name),
    tokens: named && WITH_TOKENS.has(name),
    boundary: named && BOUNDARIES.has(name),
    container: named && CONTAINERS.has(name),
  };
}
