import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Options } from "tsup";
import { bundleFile, bundleGrammars, bundleName, bundleReader } from "./src/grammar/bundle.ts";
import { schemaVersion } from "./src/incident/version.ts";
import { buildKernel, kernelName } from "./src/skim/build.ts";
import { jsonSchemas } from "./src/testing/schemas.ts";

const grammars = fileURLToPath(new URL("grammars", import.meta.url));

type EsbuildPlugin = NonNullable<Options["esbuildPlugins"]>[number];
type TsupPlugin = NonNullable<Options["plugins"]>[number];

/** Makes the text of a module that is imported by a name of its own. */
const made = (name: string, make: () => string | Promise<string>): EsbuildPlugin => ({
  name,
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
    build.onLoad({ filter: /.*/, namespace: name }, async () => ({ contents: await make(), loader: "js" }));
  },
});

const command: TsupPlugin = {
  name: "command",
  renderChunk(code, chunk) {
    if (!chunk.path.endsWith("/cli.js")) return undefined;
    if (chunk.type === "chunk") chunk.mode = 0o755;
    return { code: code.startsWith("#!") ? code : `#!/usr/bin/env node\n${code}` };
  },
};

const builtinGrammars: TsupPlugin = {
  name: "grammars",
  buildEnd() {
    writeFileSync(join(this.options.outDir, bundleFile), bundleGrammars(grammars));
  },
};

/** The schemas as files, for programs in other languages. */
const schema: TsupPlugin = {
  name: "schema",
  buildEnd() {
    const directory = join(this.options.outDir, "schema");
    mkdirSync(directory, { recursive: true });
    for (const [name, content] of Object.entries(jsonSchemas())) {
      writeFileSync(join(directory, `${name}.v${schemaVersion}.json`), `${JSON.stringify(content, null, 2)}\n`);
    }
  },
};

const packages = new Map<string, string>();

/** The licences of the packages that are built in, which must go with their code. */
const licenses: EsbuildPlugin = {
  name: "licenses",
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(({ metafile }) => {
      for (const path of Object.keys(metafile?.inputs ?? {})) {
        const [, folder, name] = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(path) ?? [];
        if (folder !== undefined && name !== undefined) packages.set(name, licenseOf(name, folder));
      }
      const directory = build.initialOptions.outdir ?? "dist";
      mkdirSync(directory, { recursive: true });
      writeFileSync(
        join(directory, "licenses.txt"),
        [...packages.keys()]
          .sort()
          .map((name) => packages.get(name))
          .join("\n\n"),
      );
    });
  },
};

function licenseOf(name: string, folder: string): string {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} is built in and has no license`);
  return `== ${name}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}

const sharedOptions = {
  format: "esm",
  target: "node20",
  platform: "node",
  // Made here, and never installed.
  noExternal: [bundleName, kernelName],
  esbuildPlugins: [made(bundleName, () => bundleReader), made(kernelName, buildKernel), licenses],
} satisfies Options;

/** What is shorter starts sooner; names stay, for stack traces. `--env.READABLE` leaves it as it is, for profiles. */
const shortened = {
  esbuildOptions(options) {
    options.minifyWhitespace = true;
    options.minifySyntax = true;
  },
} satisfies Options;

/** What only few runs ask for is built with the library, and loaded from there. */
const apart: EsbuildPlugin = {
  name: "apart",
  setup(build) {
    build.onResolve({ filter: /^\.\/command\/commands\.js$/ }, () => ({ path: "./commands.js", external: true }));
  },
};

/**
 * A scan has chunks of its own, and so has its reading thread: to share their code with the library and the other commands
 * they would be cut into many, and each takes its time to load.
 */
export default defineConfig(({ outDir = "dist", env }) => {
  // Once for all: each would also clear away what the others have written.
  rmSync(outDir, { recursive: true, force: true });
  const shared = { ...sharedOptions, ...(env?.READABLE === undefined ? shortened : {}) };
  return [
    {
      ...shared,
      entry: { index: "src/index.ts", testing: "src/testing.ts", commands: "src/command/commands.ts" },
      dts: { entry: { index: "src/index.ts", testing: "src/testing.ts" } },
      plugins: [builtinGrammars, schema],
    },
    {
      ...shared,
      entry: { cli: "src/cli.ts" },
      esbuildPlugins: [...shared.esbuildPlugins, apart],
      // A tenth of its code is used: the rest would only be loaded.
      noExternal: [...shared.noExternal, "zod"],
      plugins: [command],
    },
    // It stands beside what starts it (src/detect/threads.ts).
    { ...shared, entry: { worker: "src/detect/worker.ts" } },
  ];
});
