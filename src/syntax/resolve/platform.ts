// The modules that Node itself brings (https://nodejs.org/api/), by the names they may be imported by.

const BARE = `assert assert/strict async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns dns/promises
  domain events fs fs/promises http http2 https inspector inspector/promises module net os path path/posix path/win32 perf_hooks process
  punycode querystring readline readline/promises repl stream stream/consumers stream/promises stream/web string_decoder sys timers
  timers/promises tls trace_events tty url util util/types v8 vm wasi worker_threads zlib`;

const NAMES: ReadonlySet<string> = new Set(BARE.split(/\s+/));

/** The module's name without `node:`, or undefined when it is none of Node's. Some exist only with the prefix. */
export function platformModule(specifier: string): string | undefined {
  if (specifier.startsWith("node:")) return specifier.slice("node:".length);
  return NAMES.has(specifier) ? specifier : undefined;
}
