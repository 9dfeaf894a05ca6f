from math import sqrt


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def multiply(v, result):
    n = len(v)
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += element(i, j) * v[j]
        result[i] = total


def multiply_transposed(v, result):
    n = len(v)
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += element(j, i) * v[j]
        result[i] = total


def run(n):
    u = [1.0] * n
    v = [0.0] * n
    t = [0.0] * n
    for _ in range(10):
        multiply(u, t)
        multiply_transposed(t, v)
        multiply(v, t)
        multiply_transposed(t, u)
    vbv = 0.0
    vv = 0.0
    for i in range(n):
        vbv += u[i] * v[i]
        vv += v[i] * v[i]
    return int(sqrt(vbv / vv) * 1000000000)
