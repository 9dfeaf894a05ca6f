'use strict';

const SYLLABLES = ['ba', 'de', 'gi', 'ko', 'lu', 'ma', 'ne', 'pi', 'ro', 'su'];

let seed = 42;

function random(limit) {
  seed = seed * 16807 % 2147483647;
  return seed % limit;
}

function word(number) {
  let result = SYLLABLES[number % 10];
  for (let rest = Math.floor(number / 10); rest > 0; rest = Math.floor(rest / 10)) {
    result += SYLLABLES[rest % 10];
  }
  return result;
}

function text(words) {
  seed = 42;
  const all = [];
  for (let i = 0; i < words; i++) {
    all.push(word(random(1 + random(5000))));
  }
  return all.join(' ');
}

module.exports = (words) => {
  const counts = new Map();
  for (const w of text(words).split(' ')) {
    counts.set(w, (counts.get(w) ?? 0) + 1);
  }
  let most = '';
  let times = 0;
  for (const [w, count] of counts) {
    if (count > times || (count === times && w < most)) {
      most = w;
      times = count;
    }
  }
  return `${counts.size} ${most} ${times}`;
};
