import "server-only";

/** The body, or undefined when it exceeds the limit. A chunked body has no length to check, so its bytes are counted. */
export async function limitedBody(
  { body, headers }: Request,
  largest: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(headers.get("content-length")) > largest) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    // Not cancelled: that would close the connection before the answer is sent.
    if (size > largest) return undefined;
    chunks.push(read.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
