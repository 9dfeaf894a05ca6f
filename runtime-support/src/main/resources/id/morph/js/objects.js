/*
 * How instances are laid out: a class has a JS constructor of its own (its shape), whose prototype's chain is the chain of the parents.
 * Attribute x is the property _x, or f_x if the compiler has proven it a float and keeps it without a box; an absent one is undefined. Method m is
 * m_m on the prototype, as a Func whose first parameter is the receiver, and m_m$2 as a JS method that takes exactly two arguments.
 */

/** What values of a program that are JS objects have in common: each is equal only to itself. */
class Value {
  truthy() {
    return true;
  }
  equals(b) {
    return this === b;
  }
  key() {
    return this;
  }
}

/** A function. `code` takes exactly `arity` arguments and the depth; a negative arity -n means that the last of n parameters collects the rest. */
class Func extends Value {
  constructor(code, arity, name, display) {
    super();
    this.code = code;
    this.arity = arity;
    this.name = name;
    this.display = display;
  }
  typeName() {
    return "fungsi";
  }
  text() {
    // An anonymous function is called <fungsi> already.
    return textOf(this.name.startsWith("<") ? this.name : "<" + (pythonStyle ? "Fungsi " : "fungsi ") + this.name + ">");
  }
  call(args, d) {
    return callFunction(this, args, d);
  }
  /** Calls it as a method. */
  callWith(receiver, args, d) {
    return callFunction(this, [receiver, ...args], d);
  }
}

/** A method taken from a value, `x.m` without a call. */
class BoundMethod extends Value {
  constructor(receiver, func) {
    super();
    this.receiver = receiver;
    this.func = func;
  }
  typeName() {
    return "fungsi";
  }
  equals(b) {
    return b instanceof BoundMethod && this.receiver === b.receiver && this.func === b.func;
  }
  key() {
    return "\ud801" + identity(this.receiver) + " " + identity(this.func);
  }
  text() {
    const receiver = this.receiver;
    if (pythonStyle) {
      const owner = receiver instanceof Instance ? "<Instance " + receiver.cls.name + ">" : typeName(receiver);
      return textOf("<BoundMethod " + this.func.name + " of " + owner + ">");
    }
    const owner = receiver instanceof Instance ? receiver.cls.name : typeName(receiver);
    return textOf("<metode " + owner + "." + this.func.name + ">");
  }
  call(args, d) {
    return this.func.callWith(this.receiver, args, d);
  }
}

/** A number for each object, for keys that are made of several. */
let identities = null;

function identity(v) {
  if (typeof v !== "object" || v === null) {
    return typeof v + v;
  }
  identities ??= new WeakMap();
  let number = identities.get(v);
  if (number === undefined) {
    number = (identityCount += 1);
    identities.set(v, number);
  }
  return number;
}

let identityCount = 0;

/** The JS prototype of all instances. */
class Instance extends Value {
  typeName() {
    return "objek";
  }
  text() {
    return instanceText(this);
  }
  show(printer) {
    printer.out += toJsString(instanceText(this));
  }
  attribute(name, builtin) {
    const value = ownAttribute(this, name);
    if (value !== undefined) {
      return value;
    }
    const method = this["m_" + name];
    if (method !== undefined) {
      return new BoundMethod(this, method);
    }
    if (name === "__class__") {
      return this.cls;
    }
    if (name === "punya") {
      return new BoundMethod(this, builtin.objek);
    }
    throw error("ATRIBUT.objek", this.cls.name, name);
  }
  setAttribute(name, value) {
    this["_" + name] = value;
  }
  copy(copier) {
    const copy = new this.cls.shape();
    copier.remember(this, copy, () => {
      for (const name of Object.keys(this)) {
        copy[name] = copier.copy(this[name]);
      }
    });
    return copy;
  }
}

/** An attribute of an instance, undefined if it is absent. */
function ownAttribute(instance, name) {
  const value = instance["_" + name];
  if (value !== undefined) {
    return value;
  }
  const float = instance["f_" + name];
  return float === undefined ? undefined : new Float(float);
}

/** `<A>`, or what its `ke_teks` gives. */
function instanceText(instance) {
  if (pythonStyle) {
    return textOf("<Instance " + instance.cls.name + ">");
  }
  const method = instance.m_ke_teks;
  if (method !== undefined) {
    const d = printDepth;
    const text = method.callWith(instance, [], d);
    printDepth = d;
    if (!(text instanceof Instance)) {
      return toTextNow(text);
    }
  }
  return textOf("<" + instance.cls.name + ">");
}

/** A class value. `methods` are those declared in it. */
class MorphClass extends Value {
  constructor(name, parent, shape) {
    super();
    this.name = name;
    this.parent = parent;
    this.shape = shape;
  }
  typeName() {
    return "kelas";
  }
  text() {
    return textOf("<" + (pythonStyle ? "Kelas " : "kelas ") + this.name + ">");
  }
  attribute(name, builtin) {
    const method = this.shape.prototype["m_" + name];
    if (method !== undefined) {
      return method;
    }
    if (name === "name") {
      return textOf(this.name);
    }
    if (name === "punya") {
      return new BoundMethod(this, builtin.kelas);
    }
    throw error("ATRIBUT.kelas", this.name, name);
  }
  call(args, d) {
    const instance = new this.shape();
    const initialiser = instance.m_inisiasi;
    if (initialiser !== undefined) {
      initialiser.callWith(instance, args, d);
    } else if (args.length > 0) {
      throw error("ARGUMEN.tanpa_inisiasi", this.name, args.length);
    }
    return instance;
  }
}

/**
 * A new class.
 *
 * @param parts the parent or nil, then method names and functions in turn
 * @param shape constructor of the instances; made for this class
 */
function morphClass(parts, name, shape = function () {}) {
  const parent = parts[0];
  if (parent !== null && !(parent instanceof MorphClass)) {
    throw error("TIPE.induk_bukan_kelas", typeName(parent));
  }
  const cls = new MorphClass(name, parent, shape);
  const prototype = shape.prototype;
  Object.setPrototypeOf(prototype, parent === null ? Instance.prototype : parent.shape.prototype);
  prototype.cls = cls;
  for (let i = 1; i < parts.length; i += 2) {
    defineMethod(prototype, parts[i], parts[i + 1]);
  }
  return cls;
}

/** An inherited method of that name with another number of arguments must not be found any more. */
function defineMethod(prototype, name, func) {
  const inherited = prototype["m_" + name];
  if (inherited !== undefined) {
    const direct = "m_" + name + "$" + (inherited.arity - 1);
    if (!Object.hasOwn(prototype, direct)) {
      prototype[direct] = undefined;
    }
  }
  prototype["m_" + name] = func;
}

function classNew(parts, layout, name, shape) {
  return morphClass(parts, name, shape);
}

/** An instance whose `inisiasi` has not run. */
function objectNew(cls) {
  return new cls.shape();
}

/** What `induk.name` means inside a method that the class defines, not bound to its receiver. */
function superFunction(cls, name) {
  if (cls.parent === null) {
    throw error("ATRIBUT.tanpa_induk", cls.name);
  }
  const method = cls.parent.shape.prototype["m_" + name];
  if (method === undefined) {
    throw error("ATRIBUT.metode_induk", cls.parent.name, name);
  }
  return method;
}

function morphSuper(cls, receiver, name) {
  return new BoundMethod(receiver, superFunction(cls, name));
}

/**
 * `receiver.name`.
 *
 * @param builtin the methods of builtin types that have that name, null if there are none
 */
function morphAttr(receiver, name, builtin) {
  if (typeof receiver === "object" && receiver !== null && receiver.attribute !== undefined) {
    return receiver.attribute(name, builtin);
  }
  const method = builtin?.[typeName(receiver)];
  if (method === undefined) {
    throw missingAttribute(receiver, name);
  }
  return new BoundMethod(receiver, method);
}

function missingAttribute(receiver, name) {
  const type = typeName(receiver);
  return type === "teks" ? error("ATRIBUT.teks", receiver, name) : error("ATRIBUT.lain", type, name);
}

function morphSetattr(receiver, value, name) {
  if (receiver instanceof Instance) {
    receiver["_" + name] = value;
  } else if (receiver?.setAttribute !== undefined) {
    receiver.setAttribute(name, value);
  } else {
    throw error("ATRIBUT.ubah", typeName(receiver), name);
  }
}

/** `field.get` on what turned out not to have the layout: what reading the attribute throws, or gives. */
function objectCheck(receiver, name) {
  morphAttr(receiver, name, null);
}

/** Calls a function with any number of arguments. */
function callFunction(f, args, d) {
  return f.code(...fitted(f, args), d + 1);
}

/** One argument for each parameter: nil for missing ones, a list of the rest where the last one collects it. */
function fitted(f, args) {
  const count = f.arity;
  if (args.length === count) {
    return args;
  }
  if (count >= 0) {
    if (args.length > count) {
      throw tooManyArguments(f.name, count, args.length);
    }
    return args.concat(new Array(count - args.length).fill(null));
  }
  const fixed = -count - 1;
  const rest = new List(args.slice(fixed));
  const filled = args.slice(0, fixed);
  while (filled.length < fixed) {
    filled.push(null);
  }
  filled.push(rest);
  return filled;
}

function tooManyArguments(name, most, given) {
  return error("ARGUMEN.terlalu_banyak", name, most, given);
}

function morphCall0(f, d) {
  return f instanceof Func && f.arity === 0 ? f.code(d + 1) : morphCall(f, [], d);
}

function morphCall1(f, a, d) {
  return f instanceof Func && f.arity === 1 ? f.code(a, d + 1) : morphCall(f, [a], d);
}

function morphCall2(f, a, b, d) {
  return f instanceof Func && f.arity === 2 ? f.code(a, b, d + 1) : morphCall(f, [a, b], d);
}

function morphCall3(f, a, b, c, d) {
  return f instanceof Func && f.arity === 3 ? f.code(a, b, c, d + 1) : morphCall(f, [a, b, c], d);
}

function morphCall4(f, a, b, c, e, d) {
  return f instanceof Func && f.arity === 4 ? f.code(a, b, c, e, d + 1) : morphCall(f, [a, b, c, e], d);
}

/** `f(args)`: function, bound method, or class (makes an instance). */
function morphCall(f, args, d) {
  if (typeof f !== "object" || f === null || f.call === undefined) {
    throw error("TIPE.panggil", typeName(f));
  }
  return f.call(args, d);
}

function callMethod0(receiver, name, builtin, d) {
  return callMethod(receiver, [], name, builtin, d);
}

function callMethod1(receiver, a, name, builtin, d) {
  return callMethod(receiver, [a], name, builtin, d);
}

function callMethod2(receiver, a, b, name, builtin, d) {
  return callMethod(receiver, [a, b], name, builtin, d);
}

function callMethod3(receiver, a, b, c, name, builtin, d) {
  return callMethod(receiver, [a, b, c], name, builtin, d);
}

/** `receiver.name(args)`, without making a bound method where that can be avoided. */
function callMethod(receiver, args, name, builtin, d) {
  if (receiver instanceof Instance && ownAttribute(receiver, name) === undefined) {
    const method = receiver["m_" + name];
    if (method !== undefined) {
      return method.callWith(receiver, args, d);
    }
  } else if (builtin !== null) {
    const method = builtin[typeName(receiver)];
    if (method !== undefined && receiver?.attribute === undefined) {
      return method.callWith(receiver, args, d);
    }
  }
  return morphCall(morphAttr(receiver, name, builtin), args, d);
}

/** A module as a value. `globals` has for each name how to read it, how to set it, and whether it is constant. */
class Module extends Value {
  constructor(name, file, globals) {
    super();
    this.name = name;
    this.file = file;
    this.globals = new Map(Object.entries(globals));
  }
  typeName() {
    return "modul";
  }
  text() {
    return textOf("<modul " + this.name + ">");
  }
  get(name) {
    const global = this.globals.get(name);
    return global === undefined ? undefined : global[0]();
  }
  attribute(name, builtin) {
    const value = this.get(name);
    if (value !== undefined) {
      return value;
    }
    if (name === "punya") {
      return new BoundMethod(this, builtin.modul);
    }
    throw error("ATRIBUT.modul", this.name, name);
  }
  setAttribute(name, value) {
    const global = this.globals.get(name);
    if (global === undefined) {
      let added = value;
      this.globals.set(name, [() => added, (next) => (added = next)]);
    } else if (global[2]) {
      throw error("ATRIBUT.tetap", this.name, name);
    } else {
      global[1](value);
    }
  }
  item(name) {
    if (!isText(name)) {
      throw missingKey(name);
    }
    return this.attribute(toJsString(name), builtin_punya);
  }
  setItem(name, value) {
    if (!isText(name)) {
      throw missingKey(name);
    }
    this.setAttribute(toJsString(name), value);
  }
}

/** One alternative of a `tipe` declaration. */
class VariantType {
  constructor(declaration, typeName, name, arity) {
    this.declaration = declaration;
    this.typeName = typeName;
    this.name = name;
    this.arity = arity;
  }
}

/** A variant. Its first three arguments are fields of their own, the others in an array. */
class Variant {
  constructor(type, p0, p1, p2, more) {
    this.type = type;
    this.p0 = p0;
    this.p1 = p1;
    this.p2 = p2;
    this.more = more;
  }
  typeName() {
    return "varian";
  }
  truthy() {
    return true;
  }
  text() {
    return printed(this);
  }
  equals(b, depth) {
    if (this === b) {
      return true;
    }
    if (!(b instanceof Variant) || !sameType(this.type, b.type)) {
      return false;
    }
    if (depth === 0) {
      return equalDeep(this, b);
    }
    for (let i = 0; i < this.type.arity; i++) {
      if (!equalElements(morphPayload(this, i), morphPayload(b, i), depth - 1)) {
        return false;
      }
    }
    return true;
  }
  pushPairs(b, pending) {
    if (!(b instanceof Variant) || !sameType(this.type, b.type)) {
      return false;
    }
    for (let i = this.type.arity - 1; i >= 0; i--) {
      pending.push(morphPayload(b, i), morphPayload(this, i));
    }
    return true;
  }
  key() {
    return variantKey(this);
  }
  attribute() {
    throw error("ATRIBUT.varian", this.type.name);
  }
  show(printer) {
    const name = this.type.name;
    if (this.type.arity === 0) {
      printer.out += name;
    } else {
      // The reference VM prints arguments with str, so that texts are bare there.
      printer.open(this, name + "(", payloads(this), !pythonStyle, ")", null);
    }
  }
  copy(copier) {
    const copy = new Variant(this.type, null, null, null, null);
    copier.remember(this, copy, () => {
      copy.p0 = copier.copy(this.p0);
      copy.p1 = copier.copy(this.p1);
      copy.p2 = copier.copy(this.p2);
      copy.more = this.more?.map((value) => copier.copy(value)) ?? null;
    });
    return copy;
  }
}

/** Whether both are the same alternative of the same declaration. */
function sameType(a, b) {
  return (
    a === b ||
    (a.name === b.name && a.typeName === b.typeName && a.declaration === b.declaration && a.arity === b.arity)
  );
}

/** An argument of a variant. */
function morphPayload(variant, index) {
  switch (index) {
    case 0:
      return variant.p0;
    case 1:
      return variant.p1;
    case 2:
      return variant.p2;
    default:
      return variant.more[index - 3];
  }
}

function payloads(variant) {
  const all = [variant.p0, variant.p1, variant.p2].slice(0, variant.type.arity);
  return variant.more === null ? all : all.concat(variant.more);
}

function morphIsvariant(v, name, arity) {
  return v instanceof Variant && v.type.name === name && v.type.arity === arity;
}

/** Equal variants have equal keys. With an explicit stack: variants nest as deeply as a program likes. */
function variantKey(variant) {
  let key = "\ud802";
  const pending = [variant];
  while (pending.length > 0) {
    const v = pending.pop();
    if (v instanceof Variant) {
      const type = v.type;
      key += type.declaration + "\n" + type.typeName + "\n" + type.name + "\n" + type.arity + "\n";
      for (let i = type.arity - 1; i >= 0; i--) {
        pending.push(morphPayload(v, i));
      }
    } else {
      const part = dictKey(v);
      if (part !== part) {
        // nan is equal to nothing, so this variant is equal only to itself.
        return variant;
      }
      // The length keeps parts apart.
      const text = typeof part === "object" ? "o" + identity(part) : typeof part === "string" ? "s" + part : "n" + part;
      key += text.length + ":" + text;
    }
  }
  return key;
}

/** The function that makes values of one alternative. */
class VariantConstructor extends Func {
  text() {
    return textOf("<" + (pythonStyle ? "CodeObject " : "fungsi ") + this.name + ">");
  }
}

/** The constructor function of a variant. */
function morphConstructor(declaration, typeName, name, arity) {
  const type = new VariantType(declaration, typeName, name, arity);
  return new VariantConstructor(variantCode(type), arity, name, name);
}

function variantCode(type) {
  switch (type.arity) {
    case 0:
      return () => new Variant(type, null, null, null, null);
    case 1:
      return (a) => new Variant(type, a, null, null, null);
    case 2:
      return (a, b) => new Variant(type, a, b, null, null);
    case 3:
      return (a, b, c) => new Variant(type, a, b, c, null);
    default:
      // The depth, which comes last, is no argument.
      return (a, b, c, ...more) => new Variant(type, a, b, c, more.slice(0, -1));
  }
}
