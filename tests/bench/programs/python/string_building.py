def build(n):
    pieces = []
    for i in range(n):
        pieces.append(str(i % 97) + ",")
    return "".join(pieces)


def join(n):
    pieces = []
    for i in range(n):
        pieces.append("x" + str(i))
    return "-".join(pieces)


def run(n):
    built = build(n)
    joined = join(n)
    return f"{len(built)} {built[n:n + 9]} {len(joined)} {joined[n:n + 9]}"
