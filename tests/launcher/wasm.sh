# morphc --target=wasm: the module with its loader in Node, and alone in Node's WASI.
. "$(dirname "$0")/support.bash"
cd "$scratch" || exit 1

cat >halo.fox <<'END'
tulis("Halo, dunia!", 1 + 2, [1.5, nil])
END
cat >wasi.mjs <<'END'
import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";
const wasi = new WASI({ version: "preview1", args: ["halo"], env: {} });
const module = new WebAssembly.Module(readFileSync(process.argv[2]));
wasi.start(new WebAssembly.Instance(module, wasi.getImportObject()));
END

check 0 '' "$morphc" -O0 --target=wasm halo.fox -o halo.wasm
check 0 'Halo, dunia! 3 \[1\.5, nil\]' node halo.mjs
check 0 '' "$morphc" --target=wasm --wasi halo.fox -o small.wasm
test ! -e small.mjs || failures=1
test "$(stat -c %s small.wasm)" -lt "$(stat -c %s halo.wasm)" || failures=1
check 0 'Halo, dunia! 3 \[1\.5, nil\]' node --no-warnings wasi.mjs small.wasm
check 3 '.*usage.*|.*--wasi.*' "$morphc" --wasi --target=js halo.fox -o halo2.mjs
MORPHC_BINARYEN=/nowhere check 3 '.*MORPHC_BINARYEN.*' "$morphc" --target=wasm halo.fox -o none.wasm

finish
