SYLLABLES = ["ba", "de", "gi", "ko", "lu", "ma", "ne", "pi", "ro", "su"]


class Random:
    def __init__(self):
        self.seed = 42

    def next(self, limit):
        self.seed = self.seed * 16807 % 2147483647
        return self.seed % limit


def word(number):
    result = SYLLABLES[number % 10]
    number //= 10
    while number > 0:
        result += SYLLABLES[number % 10]
        number //= 10
    return result


def text(words):
    random = Random()
    return " ".join([word(random.next(1 + random.next(5000))) for _ in range(words)])


def run(words):
    counts = {}
    for w in text(words).split(" "):
        counts[w] = counts.get(w, 0) + 1
    most = ""
    times = 0
    for w, count in counts.items():
        if count > times or (count == times and w < most):
            most = w
            times = count
    return f"{len(counts)} {most} {times}"
