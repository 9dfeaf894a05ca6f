"""What is measured: each program, and how much of it one iteration is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    name: str
    group: str
    size: int
    """The inner iterations or the size of the problem: some ten milliseconds in Java."""
    small_size: int
    """For interpreters, and for whole processes."""
    linear: bool
    """Whether time is proportional to size, so that figures for both sizes can be compared."""

    @property
    def file(self):
        """The name of the source without its ending, as in are-we-fast-yet and in programs/."""
        return self.name.lower()


def _awfy(name, size, small_size=None, linear=True):
    return Program(name, "awfy", size, small_size or size // 10, linear)


def _same(name, group, size):
    return Program(name, group, size, size, False)


GROUPS = {
    "awfy": [
        _awfy("Bounce", 500),
        _awfy("CD", 100, 100, linear=False),
        _awfy("DeltaBlue", 2000, 2000, linear=False),
        _awfy("Havlak", 15, 15, linear=False),
        _awfy("Json", 20),
        _awfy("List", 500),
        _awfy("Mandelbrot", 500, 500, linear=False),
        _awfy("NBody", 250000, 250000, linear=False),
        _awfy("Permute", 500),
        _awfy("Queens", 200),
        _awfy("Richards", 10),
        _awfy("Sieve", 1000),
        _awfy("Storage", 50),
        _awfy("Towers", 100),
    ],
    "classic": [
        _same("fib", "classic", 32),
        _same("nbody", "classic", 100000),
        _same("spectral_norm", "classic", 300),
        _same("fannkuch", "classic", 9),
        _same("binary_trees", "classic", 12),
        _same("word_count", "classic", 50000),
        _same("string_building", "classic", 100000),
        _same("pidigits", "classic", 500),
    ],
    "more": [
        _same("loops", "more", 3000),
        _same("method_calls", "more", 500000),
    ],
}
