"""Everything that can run a program, ours and the peers."""

import os
import shutil
import subprocess
from pathlib import Path

BENCH = Path(__file__).resolve().parent


class Engine:
    """A way to run programs. `prepare` says whether it has this program, and builds what it needs."""

    slow = False
    """An interpreter: few iterations, small sizes."""

    def __init__(self, name, label):
        self.name = name
        self.label = label
        self.directory = BENCH

    def missing(self):
        """What to do when this engine is not here, or None."""
        return None

    def prepare(self, program):
        return True

    def command(self, program, iterations, size):
        raise NotImplementedError


def _has(command, package):
    return None if shutil.which(command) else f"apt-get install {package}"


def _newer(target, sources):
    """Whether the target exists and is not older than any source."""
    return target.exists() and all(target.stat().st_mtime >= s.stat().st_mtime for s in sources)


# ---------------------------------------------------------------- Morph


class Morph(Engine):
    """`morphc run --mode=…`; the document that the suite's Json reads is given to ours where the suite is at hand."""

    def __init__(self, root, name, label, awfy, slow=False):
        super().__init__(name, label)
        self.morphc = root / "morphc"
        self.build = root / "build" / "bench"
        self.awfy = awfy
        self.slow = slow

    def source(self, program):
        return BENCH / ("awfy" if program.group == "awfy" else "programs/morph") / f"{program.file}.fox"

    def missing(self):
        hello = BENCH.parents[1] / "examples" / "halo.fox"
        done = subprocess.run([self.morphc, "run", f"--mode={self.name}", hello], capture_output=True)
        return None if done.returncode == 0 else f"morphc has no mode {self.name}"

    def arguments(self, program, iterations, size):
        result = [str(iterations), str(size)]
        document = self.document() if program.name == "Json" else None
        return result + [str(document)] if document else result

    def document(self):
        """The text between the quotes of the one long line in the suite's JavaScript version."""
        if self.awfy is None:
            return None
        source = self.awfy / "benchmarks" / "JavaScript" / "json.js"
        if not source.exists():
            return None
        longest = max(source.read_text().splitlines(), key=len)
        target = self.build / "document.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(longest[longest.index("'") + 1 : longest.rindex("'")])
        return target

    def command(self, program, iterations, size):
        mode = [self.morphc, "run", f"--mode={self.name}", self.source(program)]
        return mode + self.arguments(program, iterations, size)


class MorphJar(Morph):
    """`morphc --target=jvm`, then the JVM alone."""

    def __init__(self, root, java, awfy):
        super().__init__(root, "jar", "Morph (jar)", awfy)
        self.java = java

    def jar(self, program):
        return self.build / "jar" / program.group / f"{program.file}.jar"

    def missing(self):
        done = subprocess.run([self.morphc, "--help", "--lang=en"], capture_output=True, text=True)
        return None if "jvm" in done.stdout else "morphc has no target jvm"

    def prepare(self, program):
        jar = self.jar(program)
        jar.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run([self.morphc, "--target=jvm", self.source(program), "-o", jar], capture_output=True)
        return done.returncode == 0

    def command(self, program, iterations, size):
        return [self.java, "-jar", self.jar(program)] + self.arguments(program, iterations, size)


class MorphJs(Morph):
    """`morphc --target=js`, then Node alone."""

    def __init__(self, root, awfy):
        super().__init__(root, "js", "Morph (js)", awfy)

    def module(self, program):
        return self.build / "js" / program.group / f"{program.file}.mjs"

    def missing(self):
        return _has("node", "nodejs")

    def prepare(self, program):
        module = self.module(program)
        module.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run([self.morphc, "--target=js", self.source(program), "-o", module], capture_output=True)
        return done.returncode == 0

    def command(self, program, iterations, size):
        return ["node", self.module(program)] + self.arguments(program, iterations, size)


# ---------------------------------------------------------------- peers by our own hand, and those of the suite


class Peer(Engine):
    """A language with a folder in programs/, and one in the suite's benchmarks/."""

    def __init__(self, name, label, awfy, own_folder, suite_folder):
        super().__init__(name, label)
        self.own = BENCH / "programs" / own_folder
        self.suite = awfy / "benchmarks" / suite_folder if awfy else None

    def prepare(self, program):
        if program.group != "awfy":
            self.directory = self.own
            return self.prepare_own(program)
        if self.suite is None or not self.suite.exists():
            return False
        self.directory = self.suite
        return self.prepare_suite()

    def prepare_own(self, program):
        return True

    def prepare_suite(self):
        return True

    def command(self, program, iterations, size):
        launch = self.suite_launch() if program.group == "awfy" else self.own_launch(program)
        return launch + [program.name, str(iterations), str(size)]


class Script(Peer):
    """An interpreter whose harness is a file with the same name here and in the suite."""

    def __init__(self, name, label, awfy, own_folder, suite_folder, interpreter, harness, package, slow=False):
        super().__init__(name, label, awfy, own_folder, suite_folder)
        self.interpreter = interpreter
        self.harness = harness
        self.package = package
        self.slow = slow

    def missing(self):
        return _has(self.interpreter, self.package)

    def own_launch(self, program):
        return [self.interpreter, self.harness]

    def suite_launch(self):
        return [self.interpreter, self.harness]


class Java(Peer):
    def __init__(self, root, java, awfy):
        super().__init__("java", "Java", awfy, "java", "Java")
        self.classes = root / "build" / "bench" / "java"
        self.java = java

    def missing(self):
        return None if self.java else "no JDK 25, for example https://adoptium.net"

    def prepare_own(self, program):
        sources = sorted(self.own.glob("*.java"))
        if not _newer(self.classes / "Harness.class", sources):
            javac = Path(self.java).with_name("javac")
            subprocess.run([javac, "-d", self.classes, *sources], check=True)
        return True

    def prepare_suite(self):
        return (self.suite / "benchmarks.jar").exists()

    def own_launch(self, program):
        return [self.java, "-cp", self.classes, "Harness"]

    def suite_launch(self):
        return [self.java, "-cp", "benchmarks.jar", "Harness"]


class C(Peer):
    """C here, C++ in the suite."""

    def __init__(self, root, awfy):
        super().__init__("c", "C, C++", awfy, "c", "C++")
        self.binaries = root / "build" / "bench" / "c"
        self.compiler = "clang" if shutil.which("clang") and not shutil.which("gcc") else "gcc"

    def missing(self):
        return _has(self.compiler, "gcc")

    def prepare_own(self, program):
        self.binaries.mkdir(parents=True, exist_ok=True)
        sources = [self.own / "harness.h", self.own / "harness.c", self.own / f"{program.file}.c"]
        target = self.binaries / program.file
        if not _newer(target, sources):
            subprocess.run([self.compiler, "-O2", "-o", target, *sources[1:], "-lm"], check=True)
        return True

    def suite_binary(self):
        return next((f for f in sorted(self.suite.glob("harness*")) if os.access(f, os.X_OK)), None)

    def prepare_suite(self):
        return self.suite_binary() is not None

    def own_launch(self, program):
        return [self.binaries / program.file]

    def suite_launch(self):
        return [self.suite_binary()]


def find_java(root):
    """The java of the JDK that morphc itself would take, or None."""
    script = ". tools/find-jdk.sh; find_jdk; echo $jdk"
    found = subprocess.run(["bash", "-c", script], cwd=root, capture_output=True, text=True).stdout.strip()
    return f"{found}/bin/java" if found else None


def engines(root, awfy):
    """All engines, ours first; `awfy` is the folder of the suite or None."""
    suite = Path(awfy).resolve() if awfy else None
    java = find_java(root)
    return [
        Morph(root, "wfox", "Morph (wfox)", suite),
        MorphJar(root, java, suite),
        MorphJs(root, suite),
        Morph(root, "sfox", "Morph (sfox)", suite, slow=True),
        Java(root, java, suite),
        C(root, suite),
        Script("node", "Node", suite, "javascript", "JavaScript", "node", "harness.js", "nodejs"),
        Script("luajit", "LuaJIT", suite, "lua", "Lua", "luajit", "harness.lua", "luajit"),
        Script("pypy", "PyPy", suite, "python", "Python", "pypy3", "harness.py", "pypy3"),
        Script("cpython", "CPython", suite, "python", "Python", "python3", "harness.py", "python3", slow=True),
    ]
