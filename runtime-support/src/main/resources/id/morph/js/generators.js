/** A suspended activation: the function that goes on with it, its slots, and the state to go on at; -1 when it has come to its end. */
class Frame {
  constructor(resume, slots, name) {
    this.resume = resume;
    this.slots = slots;
    this.name = name;
    this.state = 0;
    /** Why a routine's frame is suspended, see scheduler.js. */
    this.parked = null;
  }
}

function frameNew(resume, count, name) {
  const slots = [];
  for (let i = 0; i < count; i++) {
    slots.push(null);
  }
  return new Frame(resume, slots, name);
}

function frameFinish(frame) {
  frame.state = -1;
}

/** A ticket for one resumption of a frame. Each resumption gives a new ticket. */
class Generator extends Value {
  constructor(frame) {
    super();
    this.frame = frame;
    this.used = false;
    this.checkpoints = null;
  }
  typeName() {
    return "generator";
  }
  text() {
    return textOf("<" + (pythonStyle ? "Generator " : "generator ") + this.frame.name + ">");
  }
  attribute(name) {
    if (name !== "daftar_checkpoint") {
      throw error("ATRIBUT.lain", "generator", name);
    }
    this.checkpoints ??= new List([]);
    return this.checkpoints;
  }
  iterator() {
    return new GeneratorIterator(this);
  }
}

class GeneratorIterator {
  constructor(generator) {
    this.generator = generator;
    this.value = null;
  }
  next(d) {
    const frame = this.generator.frame;
    const value = advance(this.generator, d);
    if (frame.state === -1) {
      return false;
    }
    this.value = value;
    this.generator = new Generator(frame);
    return true;
  }
}

function generatorNew(frame) {
  return new Generator(frame);
}

/** Runs to the next suspension or the end, and uses the ticket up; gives the frozen value or the return value. */
function advance(generator, d) {
  const frame = generator.frame;
  if (generator.used) {
    throw error("GENERATOR.terpakai", frame.name);
  }
  generator.used = true;
  try {
    return frame.resume(frame, d + 1);
  } catch (e) {
    frame.state = -1;
    throw e;
  }
}

/** What `lanjut` gives at a `bekukan`: the frozen value and the generator that continues. */
const MOMENT = new VariantType("<bawaan>:Momen", "Momen", "Momen", 2);

/** `lanjut(g)`. */
function morphResume(generator, d) {
  if (!(generator instanceof Generator)) {
    throw error("GENERATOR.bukan", "lanjut", typeName(generator));
  }
  const frame = generator.frame;
  const value = advance(generator, d);
  return frame.state === -1 ? value : new Variant(MOMENT, value, new Generator(frame), null, null);
}

/** `ingat(g)`: appends to `g.daftar_checkpoint` a generator that starts from a deep copy of the present frame. */
function primGeneratorCheckpoint(generator) {
  if (!(generator instanceof Generator)) {
    throw error("GENERATOR.bukan", "ingat", typeName(generator));
  }
  const frame = generator.frame;
  if (generator.used) {
    throw error("GENERATOR.terpakai", frame.name);
  }
  const copier = new DeepCopy();
  const slots = frame.slots.map((value) => copier.copy(value));
  copier.finish();
  const copy = new Frame(frame.resume, slots, frame.name);
  copy.state = frame.state;
  generator.checkpoints ??= new List([]);
  listAppendAny(generator.checkpoints, new Generator(copy));
  return null;
}

/**
 * Copies values with everything that can change inside them, keeping shared and cyclic references as they are. What has no method `copy`
 * (functions, classes, modules, generators, …) is shared.
 */
class DeepCopy {
  constructor() {
    this.copies = new Map();
    this.pending = [];
  }

  /** The copy, its contents to be filled in by `finish`: a worklist instead of recursion. */
  copy(value) {
    if (typeof value !== "object" || value === null || value.copy === undefined) {
      return value;
    }
    return this.copies.get(value) ?? value.copy(this);
  }

  /** Called by the methods `copy`: what they made, and how to fill it. */
  remember(original, copy, fill) {
    this.copies.set(original, copy);
    if (fill !== null) {
      this.pending.push(fill);
    }
  }

  fill(items) {
    for (let i = 0; i < items.length; i++) {
      items[i] = this.copy(items[i]);
    }
  }

  finish() {
    while (this.pending.length > 0) {
      this.pending.pop()();
    }
  }
}
