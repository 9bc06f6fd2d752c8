import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

/** The name by which kernel.ts imports what `buildKernel` makes. */
export const kernelName = "logscan:skim";

const source = fileURLToPath(new URL("assembly/skim.ts", import.meta.url));

/** The text of a module that exports the compiled kernel as `kernel`. Throws with what the compiler says where it is wrong. */
export async function buildKernel(): Promise<string> {
  const output = new Map<string, Uint8Array>();
  const { error, stderr } = await asc.main(
    [
      source,
      ...["--outFile", "skim.wasm", "-O3", "--enable", "simd", "--runtime", "stub", "--importMemory", "--noAssert"],
    ],
    { writeFile: (name, contents) => void output.set(name, Buffer.from(contents)) },
  );
  const kernel = output.get("skim.wasm");
  if (error !== null || kernel === undefined) throw new Error(`The kernel cannot be compiled:\n\n${stderr.toString()}`);
  return `export const kernel = "${Buffer.from(kernel).toString("base64")}";\n`;
}
