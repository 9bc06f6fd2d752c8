import { MessageChannel } from "node:worker_threads";

/**
 * Takes chunks that were read, and gives the memory of each back as soon as all of it was read: in order and without a gap,
 * so that nothing else can stand there. By itself the engine does so only when it next looks for what is unused, which with
 * so few objects is after 30 MB of it.
 */
export function createSpent(): (chunk: Buffer) => void {
  const { port1, port2 } = new MessageChannel();
  // What is handed over to nobody is gone.
  port2.close();
  let memory: ArrayBufferLike | null = null;
  let readBytes = 0;
  return ({ buffer, byteOffset, length }) => {
    if (buffer !== memory) {
      memory = buffer;
      readBytes = 0;
    }
    readBytes = byteOffset === readBytes ? readBytes + length : Number.NaN;
    // What is no larger may be Node's own pool, which newer ones refuse to hand over.
    const isOwn = memory.byteLength > Buffer.poolSize;
    if (isOwn && readBytes === memory.byteLength && memory instanceof ArrayBuffer) port1.postMessage(null, [memory]);
  };
}
