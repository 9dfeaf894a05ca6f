function primTimeNow() {
  const clock = globalThis.performance;
  return new Float((clock ? clock.timeOrigin + clock.now() : Date.now()) / 1000);
}

function primPlatform() {
  return nodeProcess === undefined
    ? "browser"
    : nodeProcess.platform === "win32" || nodeProcess.platform === "darwin"
      ? nodeProcess.platform
      : "linux";
}

function primExit(status) {
  const number = integral(status);
  if (number === undefined) {
    throw wrongArgument("keluar", "bilangan bulat", status);
  }
  throw new ExitRequest(Number(BigInt.asIntN(32, BigInt(number))));
}

/** The program's path, then its arguments. */
function primArgv() {
  const given = host.arguments ?? [programFile, ...(nodeProcess?.argv.slice(2) ?? [])];
  return new List(given.map(textOf));
}

function primEnvironment(name) {
  const variables = nodeProcess?.env;
  const wanted = isText(name) ? toJsString(name) : "";
  return variables !== undefined && Object.hasOwn(variables, wanted) ? textOf(variables[wanted]) : null;
}

function primCpuInfo() {
  const text = systemFile("/proc/stat");
  return text === null ? null : text.split("\n", 1)[0];
}

function primMemoryInfo() {
  return systemFile("/proc/meminfo");
}

function systemFile(path) {
  return attempt(null, () => nodeFiles.readFileSync(path, "latin1"));
}

/** (list of words, text or bytes for its input or nil): what a program wrote and how it ended; nil if it cannot be started. */
function primProcessRun(words, input) {
  const data = input === null ? new Uint8Array(0) : bytesOf(input);
  const command = words instanceof List ? boxedItems(words) : [];
  if (nodeProcess === undefined || command.length === 0 || data === undefined || !command.every(isText)) {
    return null;
  }
  flush();
  const [program, ...rest] = command.map(toJsString);
  return attempt(null, () => {
    const ended = nodeProcess.getBuiltinModule("node:child_process").spawnSync(program, rest, {
      input: data,
      cwd: host.directory,
      maxBuffer: Infinity,
    });
    if (ended.status === null && ended.signal === null) {
      return null;
    }
    const signals = nodeProcess.getBuiltinModule("node:os").constants.signals;
    return morphDict([
      "kode",
      ended.status ?? 128 + signals[ended.signal],
      "keluaran",
      textOrBytes(new Uint8Array(ended.stdout)),
      "kesalahan",
      textOrBytes(new Uint8Array(ended.stderr)),
    ]);
  });
}

/** Bytecode images run only where their interpreter is. */
function primRunImage() {
  throw error("HOST.citra");
}
