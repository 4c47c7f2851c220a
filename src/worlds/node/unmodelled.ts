// Members of Node 20's modules, for those that have no world: an import of them works, a call ends the run and says what to do.
// https://nodejs.org/docs/latest-v20.x/api/

const MEMBERS: ReadonlyMap<string, string> = new Map([
  [
    "node:assert",
    "AssertionError CallTracker deepEqual deepStrictEqual doesNotMatch doesNotReject doesNotThrow equal fail ifError match notDeepEqual notDeepStrictEqual notEqual notStrictEqual ok rejects strict strictEqual throws",
  ],
  [
    "node:assert/strict",
    "AssertionError CallTracker deepEqual deepStrictEqual doesNotMatch doesNotReject doesNotThrow equal fail ifError match notDeepEqual notDeepStrictEqual notEqual notStrictEqual ok rejects strict strictEqual throws",
  ],
  ["node:async_hooks", "AsyncLocalStorage AsyncResource createHook executionAsyncId executionAsyncResource triggerAsyncId"],
  ["node:buffer", "Blob Buffer File SlowBuffer atob btoa isAscii isUtf8 resolveObjectURL transcode"],
  ["node:child_process", "ChildProcess exec execFile execFileSync execSync fork spawn spawnSync"],
  ["node:cluster", "Worker disconnect fork setupMaster setupPrimary"],
  [
    "node:console",
    "Console assert clear context count countReset createTask debug dir dirxml error group groupCollapsed groupEnd info log profile profileEnd table time timeEnd timeLog timeStamp trace warn",
  ],
  [
    "node:crypto",
    "Certificate Cipher Cipheriv Decipher Decipheriv DiffieHellman DiffieHellmanGroup ECDH Hash Hmac KeyObject Sign Verify X509Certificate checkPrime checkPrimeSync createCipheriv createDecipheriv createDiffieHellman createDiffieHellmanGroup createECDH createHash createHmac createPrivateKey createPublicKey createSecretKey createSign createVerify diffieHellman generateKey generateKeyPair generateKeyPairSync generateKeySync generatePrime generatePrimeSync getCipherInfo getCiphers getCurves getDiffieHellman getFips getHashes getRandomValues hash hkdf hkdfSync pbkdf2 pbkdf2Sync privateDecrypt privateEncrypt publicDecrypt publicEncrypt randomBytes randomFill randomFillSync randomInt randomUUID scrypt scryptSync secureHeapUsed setEngine setFips sign timingSafeEqual verify",
  ],
  ["node:dgram", "Socket createSocket"],
  ["node:diagnostics_channel", "Channel channel hasSubscribers subscribe tracingChannel unsubscribe"],
  [
    "node:dns",
    "Resolver getDefaultResultOrder getServers lookup lookupService resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr resolveNs resolvePtr resolveSoa resolveSrv resolveTxt reverse setDefaultResultOrder setServers",
  ],
  [
    "node:dns/promises",
    "Resolver getDefaultResultOrder getServers lookup lookupService resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr resolveNs resolvePtr resolveSoa resolveSrv resolveTxt reverse setDefaultResultOrder setServers",
  ],
  ["node:domain", "Domain create createDomain"],
  [
    "node:events",
    "EventEmitter EventEmitterAsyncResource addAbortListener getEventListeners getMaxListeners init listenerCount on once setMaxListeners",
  ],
  [
    "node:fs",
    "Dir Dirent FileReadStream FileWriteStream ReadStream Stats WriteStream access accessSync appendFile appendFileSync chmod chmodSync chown chownSync close closeSync copyFile copyFileSync cp cpSync createReadStream createWriteStream exists existsSync fchmod fchmodSync fchown fchownSync fdatasync fdatasyncSync fstat fstatSync fsync fsyncSync ftruncate ftruncateSync futimes futimesSync lchown lchownSync link linkSync lstat lstatSync lutimes lutimesSync mkdir mkdirSync mkdtemp mkdtempSync open openAsBlob openSync opendir opendirSync read readFile readFileSync readSync readdir readdirSync readlink readlinkSync readv readvSync realpath realpathSync rename renameSync rm rmSync rmdir rmdirSync stat statSync statfs statfsSync symlink symlinkSync truncate truncateSync unlink unlinkSync unwatchFile utimes utimesSync watch watchFile write writeFile writeFileSync writeSync writev writevSync",
  ],
  [
    "node:fs/promises",
    "access appendFile chmod chown copyFile cp lchmod lchown link lstat lutimes mkdir mkdtemp open opendir readFile readdir readlink realpath rename rm rmdir stat statfs symlink truncate unlink utimes watch writeFile",
  ],
  [
    "node:http",
    "Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer get request setMaxIdleHTTPParsers validateHeaderName validateHeaderValue",
  ],
  [
    "node:http2",
    "Http2ServerRequest Http2ServerResponse connect createSecureServer createServer getDefaultSettings getPackedSettings getUnpackedSettings performServerHandshake",
  ],
  ["node:https", "Agent Server createServer get request"],
  ["node:inspector", "Session close open url waitForDebugger"],
  ["node:inspector/promises", "Session close open url waitForDebugger"],
  ["node:module", "Module SourceMap createRequire findSourceMap isBuiltin register runMain syncBuiltinESMExports"],
  [
    "node:net",
    "BlockList Server Socket SocketAddress Stream connect createConnection createServer getDefaultAutoSelectFamily getDefaultAutoSelectFamilyAttemptTimeout isIP isIPv4 isIPv6 setDefaultAutoSelectFamily setDefaultAutoSelectFamilyAttemptTimeout",
  ],
  [
    "node:os",
    "arch availableParallelism cpus endianness freemem getPriority homedir hostname loadavg machine networkInterfaces platform release setPriority tmpdir totalmem type uptime userInfo version",
  ],
  ["node:path", "basename dirname extname format isAbsolute join matchesGlob normalize parse relative resolve toNamespacedPath"],
  ["node:path/posix", "basename dirname extname format isAbsolute join matchesGlob normalize parse relative resolve toNamespacedPath"],
  ["node:path/win32", "basename dirname extname format isAbsolute join matchesGlob normalize parse relative resolve toNamespacedPath"],
  [
    "node:perf_hooks",
    "Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming createHistogram monitorEventLoopDelay",
  ],
  [
    "node:process",
    "abort assert availableMemory binding chdir constrainedMemory cpuUsage cwd dlopen emitWarning exit getActiveResourcesInfo getBuiltinModule getegid geteuid getgid getgroups getuid hasUncaughtExceptionCaptureCallback hrtime initgroups kill loadEnvFile memoryUsage nextTick openStdin reallyExit resourceUsage setSourceMapsEnabled setUncaughtExceptionCaptureCallback setegid seteuid setgid setgroups setuid umask uptime",
  ],
  ["node:punycode", "decode encode toASCII toUnicode"],
  ["node:querystring", "decode encode escape parse stringify unescape unescapeBuffer"],
  ["node:readline", "Interface clearLine clearScreenDown createInterface cursorTo emitKeypressEvents moveCursor"],
  ["node:readline/promises", "Interface Readline createInterface"],
  ["node:repl", "REPLServer Recoverable isValidSyntax start writer"],
  [
    "node:stream",
    "Duplex PassThrough Readable Stream Transform Writable addAbortSignal compose destroy duplexPair finished getDefaultHighWaterMark isDestroyed isDisturbed isErrored isReadable isWritable pipeline setDefaultHighWaterMark",
  ],
  ["node:stream/consumers", "arrayBuffer blob buffer json text"],
  ["node:stream/promises", "finished pipeline"],
  [
    "node:stream/web",
    "ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy DecompressionStream ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader TextDecoderStream TextEncoderStream TransformStream TransformStreamDefaultController WritableStream WritableStreamDefaultController WritableStreamDefaultWriter",
  ],
  ["node:string_decoder", "StringDecoder"],
  ["node:timers", "active clearImmediate clearInterval clearTimeout enroll setImmediate setInterval setTimeout unenroll"],
  ["node:timers/promises", "setImmediate setInterval setTimeout"],
  [
    "node:tls",
    "SecureContext Server TLSSocket checkServerIdentity connect convertALPNProtocols createSecureContext createSecurePair createServer getCiphers",
  ],
  ["node:trace_events", "createTracing getEnabledCategories"],
  ["node:tty", "ReadStream WriteStream isatty"],
  [
    "node:url",
    "URL URLSearchParams Url domainToASCII domainToUnicode fileURLToPath format parse pathToFileURL resolve resolveObject urlToHttpOptions",
  ],
  [
    "node:util",
    "MIMEParams MIMEType TextDecoder TextEncoder aborted callbackify debug debuglog deprecate format formatWithOptions getSystemErrorMap getSystemErrorName inherits inspect isArray isBoolean isBuffer isDate isDeepStrictEqual isError isFunction isNull isNullOrUndefined isNumber isObject isPrimitive isRegExp isString isSymbol isUndefined log parseArgs parseEnv promisify stripVTControlCharacters styleText toUSVString transferableAbortController transferableAbortSignal",
  ],
  [
    "node:util/types",
    "isAnyArrayBuffer isArgumentsObject isArrayBuffer isArrayBufferView isAsyncFunction isBigInt64Array isBigIntObject isBigUint64Array isBooleanObject isBoxedPrimitive isCryptoKey isDataView isDate isExternal isFloat32Array isFloat64Array isGeneratorFunction isGeneratorObject isInt16Array isInt32Array isInt8Array isKeyObject isMap isMapIterator isModuleNamespaceObject isNativeError isNumberObject isPromise isProxy isRegExp isSet isSetIterator isSharedArrayBuffer isStringObject isSymbolObject isTypedArray isUint16Array isUint32Array isUint8Array isUint8ClampedArray isWeakMap isWeakSet",
  ],
  [
    "node:v8",
    "DefaultDeserializer DefaultSerializer Deserializer GCProfiler Serializer cachedDataVersionTag deserialize getHeapCodeStatistics getHeapSnapshot getHeapSpaceStatistics getHeapStatistics queryObjects serialize setFlagsFromString setHeapSnapshotNearHeapLimit stopCoverage takeCoverage writeHeapSnapshot",
  ],
  ["node:vm", "Script compileFunction createContext createScript isContext measureMemory runInContext runInNewContext runInThisContext"],
  ["node:wasi", "WASI"],
  [
    "node:worker_threads",
    "BroadcastChannel MessageChannel MessagePort Worker getEnvironmentData markAsUntransferable moveMessagePortToContext postMessageToThread receiveMessageOnPort setEnvironmentData",
  ],
  [
    "node:zlib",
    "BrotliCompress BrotliDecompress Deflate DeflateRaw Gunzip Gzip Inflate InflateRaw Unzip brotliCompress brotliCompressSync brotliDecompress brotliDecompressSync crc32 createBrotliCompress createBrotliDecompress createDeflate createDeflateRaw createGunzip createGzip createInflate createInflateRaw createUnzip deflate deflateRaw deflateRawSync deflateSync gunzip gunzipSync gzip gzipSync inflate inflateRaw inflateRawSync inflateSync unzip unzipSync",
  ],
]);

const ADVICE: ReadonlyMap<string, string> = new Map([
  ["node:child_process", "other programs are never started; replace the call in the test"],
  ["node:http", "give the answers of other services as `replies` of the scenario and ask with fetch"],
  ["node:https", "give the answers of other services as `replies` of the scenario and ask with fetch"],
  ["node:net", "raw connections are not simulated; give answers as `replies` of the scenario"],
  ["node:worker_threads", "call the worker's function directly in a scenario"],
]);

/** Names of functions and classes that the module exports. */
export const membersOf = (name: string): readonly string[] => (MEMBERS.get(name) ?? "").split(" ").filter((member) => member !== "");

/** What a user can do meanwhile. */
export const adviceFor = (name: string): string => ADVICE.get(name) ?? "";
