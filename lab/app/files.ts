import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { pipeline } from "node:stream/promises";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wav": "audio/wav",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".map": "application/json",
  ".webmanifest": "application/manifest+json",
};

/** Sends the file of `folder` that a path names. @returns whether there is one. */
export async function sendFile(
  folder: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  // A path never leads out of the folder: normalize resolves every ".." against the leading slash.
  const inside = normalize(`/${path}`);
  const file = join(folder, inside.endsWith("/") ? `${inside}index.html` : inside);
  const facts = await stat(file).catch(() => undefined);
  if (!facts?.isFile()) return false;
  // Vite puts a hash of the content into the names under assets/.
  const forever = inside.startsWith("/assets/");
  response.writeHead(200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-length": facts.size,
    "cache-control": forever ? "public, max-age=31536000, immutable" : "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(file), response).catch(() => undefined);
  return true;
}
