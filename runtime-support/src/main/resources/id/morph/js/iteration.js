/** The iteration of `untuk x dalam v`: `next(d)` goes on, then `value` is the element. */
function iterNew(v) {
  if (typeof v === "string") {
    return new TextIterator(v);
  }
  const iterator = v?.iterator?.();
  if (iterator === undefined) {
    throw error("TIPE.iterasi", typeName(v));
  }
  return iterator;
}

class TextIterator {
  constructor(text) {
    this.text = text;
    this.index = 0;
    this.value = null;
  }
  next() {
    if (this.index === this.text.length) {
      return false;
    }
    this.value = this.text[this.index++];
    return true;
  }
}

function iterNext(iterator, d) {
  return iterator.next(d);
}

function iterValue(iterator) {
  return iterator.value;
}
