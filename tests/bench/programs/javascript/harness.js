// Measures one program: `NAME [ITERATIONS [SIZE]]` on the command line.
'use strict';

const name = process.argv[2];
const iterations = Number(process.argv[3] ?? 1);
const size = Number(process.argv[4] ?? 1);
const run = require(`./${name}`);
let result = '';
for (let i = 0; i < iterations; i++) {
  const start = process.hrtime.bigint();
  result = run(size);
  console.log(`${name}: iterations=1 runtime: ${(process.hrtime.bigint() - start) / 1000n}us`);
}
console.log(`${name}: result: ${result}`);
