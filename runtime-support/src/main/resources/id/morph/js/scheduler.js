/*
 * Routines run cooperatively, first in first out; the rules are those of Scheduler.java. A routine is a frame whose code parks before it
 * suspends: it leaves in the frame what it waits for. When it goes on it asks for the result itself.
 */

/** The handle of a running `asink fungsi`. */
class Routine extends Value {
  constructor(name, frame) {
    super();
    this.name = name;
    this.frame = frame;
    /** Routines suspended in `tunggu` on this one, in order. */
    this.waiters = [];
    this.done = false;
    this.result = null;
    this.failure = null;
    /** Whether somebody has received the outcome. */
    this.awaited = false;
    /** What the host has asked to be told of the end. */
    this.listeners = [];
  }
  typeName() {
    return "rutin";
  }
  text() {
    return textOf("<rutin " + this.name + ">");
  }
  /** The error of waiting for this where nothing can go on any more. */
  stuck() {
    return deadlock();
  }
}

/** Routines that can go on; those before `readyFrom` have gone. */
let ready = [];
let readyFrom = 0;

/** Timers, the earliest first. */
const timers = [];

/** Routines waiting for another one, in the order in which they began to. */
const suspended = new Set();

/** Failed routines that nobody had awaited when they failed. */
let failedRoutines = [];

/** How many promises of the host somebody waits for. */
let pendingPromises = 0;

function routineStart(frame) {
  pendingRoutines ??= new Drain();
  const routine = new Routine(frame.name, frame);
  ready.push(routine);
  return routine;
}

function routinePending(v) {
  return v instanceof Routine && !v.done;
}

function routineResult(v, d) {
  return routineWait(v, d);
}

/** `tunggu` outside a routine's own body: runs others until the target is done; any other value is given back. */
function routineWait(target, d) {
  if (!(target instanceof Routine)) {
    return target;
  }
  while (!target.done) {
    if (!turn(d)) {
      throw target.stuck();
    }
  }
  target.awaited = true;
  if (target.failure !== null) {
    throw target.failure.again();
  }
  return target.result;
}

function deadlock() {
  return error("KEBUNTUAN.tunggu");
}

/** What a routine's frame waits for. */
class Park {
  constructor(kind, value) {
    this.kind = kind;
    this.value = value;
  }
}

function parkAwait(frame, target) {
  frame.parked = new Park("await", target);
}

function parkYield(frame) {
  frame.parked = new Park("yield", null);
}

function parkSleep(frame, seconds) {
  if (numeric(seconds) === undefined) {
    throw wrongArgument("tidur", "angka", seconds);
  }
  frame.parked = new Park("sleep", Number(numeric(seconds)));
}

function nextReady() {
  const routine = ready[readyFrom++];
  if (readyFrom > 64 && readyFrom * 2 > ready.length) {
    ready = ready.slice(readyFrom);
    readyFrom = 0;
  }
  return routine;
}

function hasReady() {
  return readyFrom < ready.length;
}

/** One turn; false if nothing can run, now or later, as far as this thread can wait for it. */
function turn(d) {
  wakeDue();
  while (!hasReady()) {
    if (timers.length === 0) {
      return false;
    }
    pause(timers[0].due - now());
    wakeDue();
  }
  runRoutine(nextReady(), d);
  return true;
}

function wakeDue() {
  while (timers.length > 0 && timers[0].due <= now()) {
    ready.push(timers.shift().routine);
  }
}

function addTimer(routine, seconds) {
  // A hundred years is forever.
  const due = now() + Math.min(Math.max(seconds, 0), 3.2e9) * 1000;
  let at = timers.length;
  while (at > 0 && timers[at - 1].due > due) {
    at--;
  }
  timers.splice(at, 0, { due, routine });
}

/** Runs a routine to its next suspension. */
function runRoutine(routine, d) {
  const frame = routine.frame;
  while (true) {
    let value;
    try {
      value = frame.resume(frame, d + 1);
    } catch (e) {
      finishRoutine(routine, null, asError(e));
      return;
    }
    if (frame.state === -1) {
      finishRoutine(routine, value, null);
      return;
    }
    const park = frame.parked;
    if (park.kind === "sleep") {
      addTimer(routine, park.value);
      return;
    }
    if (park.kind === "yield") {
      ready.push(routine);
      return;
    }
    const target = park.value;
    if (routinePending(target)) {
      target.waiters.push(routine);
      suspended.add(routine);
      return;
    }
    // A finished one does not suspend.
    if (target instanceof Routine) {
      target.awaited = true;
    }
  }
}

function finishRoutine(routine, result, failure) {
  routine.done = true;
  routine.result = result;
  routine.failure = failure;
  for (const waiter of routine.waiters) {
    // A waiter may have been woken by a deadlock meanwhile.
    if (suspended.delete(waiter)) {
      // Only now: who waits for itself never learns how it ended.
      routine.awaited = true;
      ready.push(waiter);
    }
  }
  routine.waiters = [];
  routine.listeners.forEach((listener) => listener());
  if (failure !== null && !routine.awaited) {
    failedRoutines.push(routine);
  }
}

/** `serah()` outside a routine's own body: one turn for each routine that is ready now. */
function primRoutineYield(d) {
  wakeDue();
  for (let left = ready.length - readyFrom; left > 0 && hasReady(); left--) {
    runRoutine(nextReady(), d);
  }
  return null;
}

/** `tidur(seconds)` outside a routine's own body: runs others until the time is over. */
function primSleep(seconds, d) {
  if (numeric(seconds) === undefined) {
    throw wrongArgument("tidur", "angka", seconds);
  }
  flush();
  const due = now() + Math.min(Math.max(toFloat(seconds), 0), 3.2e9) * 1000;
  while (now() < due) {
    wakeDue();
    if (hasReady()) {
      runRoutine(nextReady(), d);
    } else {
      pause(Math.min(due, timers[0]?.due ?? due) - now());
    }
  }
  return null;
}

/** Milliseconds; they never go back where the host has such a clock. */
function now() {
  return globalThis.performance ? performance.now() : Date.now();
}

/** Something to wait on where the host allows it. */
let waitingRoom = null;

/** Waits that many milliseconds. */
function pause(time) {
  if (time <= 0) {
    return;
  }
  flush();
  if (host.sleep !== undefined) {
    host.sleep(time);
  } else if (nodeProcess !== undefined) {
    waitingRoom ??= new Int32Array(new SharedArrayBuffer(4));
    Atomics.wait(waitingRoom, 0, 0, time);
  } else {
    // A page cannot wait; it should suspend routines instead.
    for (const until = now() + time; now() < until; );
  }
}

/** Whether this thread may be stopped for a while. */
function canPause() {
  return host.sleep !== undefined || nodeProcess !== undefined || globalThis.setTimeout === undefined;
}

/** At the end of the program: runs every routine to its end; those that wait for what only the host's event loop brings, later. */
function routineDrain(d) {
  drainNow(d);
}

/** Runs what can run without giving control back to the host; whether that was all. */
function drainNow(d) {
  while (true) {
    if (!canPause() && timers.length > 0) {
      wakeDue();
      if (!hasReady()) {
        return false;
      }
    }
    if (hasReady() || timers.length > 0) {
      turn(d);
    } else if (suspended.size === 0) {
      break;
    } else if (pendingPromises > 0) {
      return false;
    } else {
      // It asks for what it waits for, and finds that nothing will happen any more.
      const [stuck] = suspended;
      suspended.delete(stuck);
      ready.push(stuck);
    }
  }
  for (const routine of failedRoutines) {
    if (!routine.awaited) {
      exitStatus = routine.failure.uncaught();
    }
  }
  failedRoutines = [];
  return true;
}

/** How routines go on after the main program, when the host's event loop has brought what they wait for. */
class Drain {
  constructor() {
    this.end = null;
    this.timer = null;
  }

  /** Whether the program cannot end yet; calls `end` when it can. */
  goesOn(end) {
    if (drainNow(0)) {
      return false;
    }
    this.end = end;
    this.schedule();
    flush();
    return true;
  }

  schedule() {
    if (timers.length > 0) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.wake(), Math.max(0, timers[0].due - now()));
    }
  }

  /** Called out of the event loop: a timer is due, a promise has come to its end, or the host has called a function of the program. */
  wake() {
    try {
      if (!drainNow(0)) {
        this.schedule();
        flush();
        return;
      }
    } catch (e) {
      failed(e);
    }
    const end = this.end;
    this.end = null;
    end?.();
  }
}
