/*
 * Values of the host, which `pinjam "js:…"` gives, and Morph's values on their way to it.
 */

/** A value of the host that is no value of Morph's own. A function remembers what it was taken from. */
class JsObject extends Value {
  constructor(target, receiver) {
    super();
    this.target = target;
    this.receiver = receiver;
  }
  typeName() {
    return typeof this.target === "function" ? "fungsi" : "objek";
  }
  text() {
    return toHost(() => textOf(String(this.target)));
  }
  equals(b) {
    return b instanceof JsObject && this.target === b.target;
  }
  key() {
    return "\ud803" + identity(this.target);
  }
  attribute(name) {
    if (name === "baru" && typeof this.target === "function" && !(name in this.target)) {
      return new JsConstructor(this.target);
    }
    return toHost(() => ofHost(this.target[name], this.target));
  }
  setAttribute(name, value) {
    toHost(() => (this.target[name] = forHost(value)));
  }
  item(index) {
    return toHost(() => ofHost(this.target[forHost(index)], this.target));
  }
  setItem(index, value) {
    toHost(() => (this.target[forHost(index)] = forHost(value)));
  }
  size() {
    const size = toHost(() => this.target.length ?? this.target.size);
    return typeof size === "number" ? size : undefined;
  }
  iterator() {
    return typeof this.target[Symbol.iterator] === "function" ? new JsIterator(this.target) : undefined;
  }
  call(args) {
    if (typeof this.target !== "function") {
      throw error("TIPE.panggil", this.typeName());
    }
    return toHost(() =>
      ofHost(
        isConstructor(this.target)
          ? new this.target(...args.map(forHost))
          : this.target.apply(this.receiver, args.map(forHost)),
        undefined,
      ),
    );
  }
}

/** `f.baru`: makes an instance of what is no class to look at. */
class JsConstructor extends Value {
  constructor(target) {
    super();
    this.target = target;
  }
  typeName() {
    return "fungsi";
  }
  text() {
    return textOf("<fungsi " + this.target.name + ">");
  }
  call(args) {
    return toHost(() => ofHost(new this.target(...args.map(forHost)), undefined));
  }
}

class JsIterator {
  constructor(target) {
    this.steps = target[Symbol.iterator]();
    this.value = null;
  }
  next() {
    const step = toHost(() => this.steps.next());
    if (step.done) {
      return false;
    }
    this.value = ofHost(step.value, undefined);
    return true;
  }
}

/** Whether calling it makes an instance: a class, or one of the host's own, which are named like one. */
function isConstructor(target) {
  const source = Function.prototype.toString.call(target);
  return (
    /^class\b/.test(source) ||
    (/\{\s*\[native code\]\s*\}$/.test(source) &&
      target.prototype?.constructor === target &&
      ![String, Number, Boolean, Object, Symbol, BigInt].includes(target))
  );
}

/** How many calls of the host are active. */
let hostCalls = 0;

/** Has the host do something; what it throws becomes error HOST. */
function toHost(action) {
  hostCalls++;
  try {
    return action();
  } catch (e) {
    throw hostError(e);
  } finally {
    hostCalls--;
  }
}

/** What the host has thrown, as Morph throws it. Morph's own errors have only passed through. */
function hostError(e) {
  return e?.uncaught !== undefined ? e : (e?.morphError ?? error("HOST.js", String(e)));
}

/** A value of the host for the program. */
function ofHost(value, receiver) {
  switch (typeof value) {
    case "undefined":
      return null;
    case "boolean":
      return value;
    case "number":
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : new Float(value);
    case "bigint":
      return normal(value);
    case "string":
      return textOf(value);
    case "function":
      return value.morphValue ?? new JsObject(value, receiver);
    default:
      return value === null ? null : ofHostObject(value);
  }
}

function ofHostObject(value) {
  const known = value.morphValue;
  if (known !== undefined || isMorph(value)) {
    return known ?? value;
  }
  if (value instanceof Promise) {
    return new JsPromise(value);
  }
  return value instanceof Uint8Array ? new Bytes(new Uint8Array(value)) : new JsObject(value, undefined);
}

/** Whether it is a Morph value that the host has only kept. */
function isMorph(value) {
  return (
    value instanceof Value ||
    value instanceof List ||
    value instanceof Dict ||
    value instanceof Variant ||
    value instanceof WideText ||
    value instanceof Float
  );
}

/** A value of the program for the host: lists become arrays, dicts objects, functions functions; copies, except of functions. */
function forHost(value) {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (value instanceof Float) {
    return value.v;
  }
  if (value instanceof JsObject || value instanceof JsConstructor) {
    return value.target;
  }
  if (value instanceof WideText) {
    return toJsString(value);
  }
  if (value instanceof List) {
    return boxedItems(value).map(forHost);
  }
  if (value instanceof Dict) {
    return Object.fromEntries(Array.from(value.map, ([key, item]) => [key, forHost(item)]));
  }
  if (value instanceof Bytes) {
    return value.data.slice();
  }
  if (value instanceof Routine) {
    return promiseOf(value);
  }
  return value.call !== undefined ? hostFunction(value) : value instanceof Instance ? hostInstance(value) : value;
}

/** What the host sees of an instance: its attributes, and its methods as functions. */
function hostInstance(instance) {
  return new Proxy(instance, {
    get(target, name) {
      if (name === "morphValue") {
        return target;
      }
      if (typeof name !== "string") {
        return undefined;
      }
      const value = ownAttribute(target, name);
      if (value !== undefined) {
        return forHost(value);
      }
      const method = target["m_" + name];
      if (method !== undefined) {
        return exported(new BoundMethod(target, method));
      }
      return name === "toString" ? () => toJsString(toText(target, 0)) : undefined;
    },
    set(target, name, value) {
      target.setAttribute(String(name), ofHost(value, undefined));
      return true;
    },
    has(target, name) {
      return ownAttribute(target, String(name)) !== undefined || target["m_" + String(name)] !== undefined;
    },
  });
}

/** The JS function of each Morph function, so that the host sees the same one again. */
const hostFunctions = new WeakMap();

/** A function of the program as the host calls it. */
function hostFunction(f) {
  let wrapper = hostFunctions.get(f);
  if (wrapper === undefined) {
    wrapper = (...args) => fromHost(f, args);
    wrapper.morphValue = f;
    hostFunctions.set(f, wrapper);
  }
  return wrapper;
}

/** The host calls the program, inside a call of the program to it or out of its event loop. */
function fromHost(f, args) {
  const given = args.map((value) => ofHost(value, undefined));
  // The host passes on what it has: an index, the whole array. Only what the function takes is meant for it.
  const arity = f instanceof BoundMethod ? f.func.arity - 1 : f.arity;
  const most = arity >= 0 ? arity : given.length;
  if (hostCalls > 0) {
    return forHost(morphCall(f, given.slice(0, most), 1));
  }
  try {
    return forHost(morphCall(f, given.slice(0, most), 1));
  } catch (e) {
    failedLater(e);
    return undefined;
  } finally {
    pendingRoutines?.wake();
    flush();
  }
}

/** An error that reaches the host's event loop: it is reported, and the program goes on with the next event, as pages do. */
function failedLater(e) {
  failed(e);
  if (nodeProcess !== undefined && host.exit === undefined) {
    nodeProcess.exitCode = exitStatus;
  }
}

/** A function or class of the program as a module exports it: its errors are errors of the host. A class may be called with `new`. */
function exported(f) {
  return function (...args) {
    try {
      return forHost(morphCall(f, args.map((value) => ofHost(value, undefined)), 0));
    } catch (e) {
      throw asHostError(e);
    } finally {
      if (hostCalls === 0) {
        pendingRoutines?.wake();
        flush();
      }
    }
  };
}

/** An error of the program for the host to catch. */
function asHostError(e) {
  const morphError = asError(e);
  const made = new Error(toJsString(toText(dictGet(errorValue(morphError), "pesan"), 1)));
  made.name = "MorphError";
  made.morphError = morphError;
  return made;
}

/** A promise of the host, which routines can wait for like for a routine. */
class JsPromise extends Routine {
  constructor(promise) {
    super("janji", null);
    this.target = promise;
    pendingPromises++;
    promise.then(
      (value) => this.settle(ofHost(value, undefined), null),
      (reason) => this.settle(null, hostError(reason)),
    );
  }
  typeName() {
    return "objek";
  }
  text() {
    return "[object Promise]";
  }
  attribute(name) {
    return toHost(() => ofHost(this.target[name], this.target));
  }
  settle(result, failure) {
    pendingPromises--;
    finishRoutine(this, result, failure);
    pendingRoutines?.wake();
    flush();
  }
  stuck() {
    return error("HOST.janji");
  }
}

/** What the host waits for when it is given a routine. */
function promiseOf(routine) {
  if (routine instanceof JsPromise) {
    return routine.target;
  }
  routine.awaited = true;
  return new Promise((resolve, reject) => {
    const settle = () => (routine.failure === null ? resolve(forHost(routine.result)) : reject(asHostError(routine.failure)));
    if (routine.done) {
      settle();
    } else {
      routine.listeners.push(settle);
    }
  });
}

/** What a name of the host means: a global, perhaps with members (`Math.floor`), or one of Node's modules (`node:fs`). */
function primJsModule(name) {
  const path = toJsString(name);
  if (path.startsWith("node:")) {
    const found = attempt(undefined, () => nodeProcess.getBuiltinModule(path));
    if (found === undefined) {
      throw error("HOST.modul", "js:" + path);
    }
    return new JsObject(found, undefined);
  }
  let value = globalThis;
  let receiver;
  for (const part of path.split(".")) {
    if (value === undefined || value === null || !(part in Object(value))) {
      throw error("HOST.modul", "js:" + path);
    }
    receiver = value;
    value = value[part];
  }
  return ofHost(value, receiver === globalThis ? undefined : receiver);
}
