"""Measures one program: `NAME [ITERATIONS [SIZE]]` on the command line."""

import importlib
import sys
from time import perf_counter_ns

name = sys.argv[1]
iterations = int(sys.argv[2]) if len(sys.argv) > 2 else 1
size = int(sys.argv[3]) if len(sys.argv) > 3 else 1
run = importlib.import_module(name).run
result = None
for _ in range(iterations):
    start = perf_counter_ns()
    result = run(size)
    print(f"{name}: iterations=1 runtime: {(perf_counter_ns() - start) // 1000}us")
print(f"{name}: result: {result}")
