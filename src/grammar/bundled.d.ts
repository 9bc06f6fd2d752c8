/** Made by `bundleGrammars` when logscan is built or tested. */
declare module "logscan:grammars" {
  export const grammars: readonly import("./model.js").Grammar[];
}
