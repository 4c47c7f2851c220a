// What some constructs need at run time, written in the language itself. The same functions that TypeScript emits
// (https://github.com/microsoft/TypeScript/blob/main/src/compiler/factory/emitHelpers.ts).

export type AddedName = keyof typeof ADDED_TEXTS;

export const ADDED_TEXTS = {
  decorate: `function (decorators, target, key, desc) {
    const c = arguments.length;
    let r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc;
    for (let i = decorators.length - 1; i >= 0; i--) {
      const d = decorators[i];
      if (d) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    }
    if (c > 3 && r) Object.defineProperty(target, key, r);
    return r;
  }`,
  param: `function (index, decorator) {
    return function (target, key) { decorator(target, key, index); };
  }`,
  metadata: `function (key, value) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(key, value);
  }`,
  addDisposable: `function (env, value, async) {
    if (value !== null && value !== undefined) {
      if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
      let dispose, inner;
      if (async) dispose = value[Symbol.asyncDispose];
      if (dispose === undefined) {
        dispose = value[Symbol.dispose];
        if (async) inner = dispose;
      }
      if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
      if (inner) dispose = function () { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
      env.stack.push({ value, dispose, async });
    } else if (async) {
      env.stack.push({ async: true });
    }
    return value;
  }`,
  disposeAll: `function (env) {
    function fail(e) {
      env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
      env.hasError = true;
    }
    let r, s = 0;
    function next() {
      while (r = env.stack.pop()) {
        try {
          if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
          if (r.dispose) {
            const result = r.dispose.call(r.value);
            if (r.async) return s |= 2, Promise.resolve(result).then(next, function (e) { fail(e); return next(); });
          } else s |= 1;
        } catch (e) {
          fail(e);
        }
      }
      if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
      if (env.hasError) throw env.error;
    }
    return next();
  }`,
} as const;
