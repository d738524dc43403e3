import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldText, partsOf } from "./multipart";

function request(bytes: Uint8Array, boundary: string, pieceSize: number): Request {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += pieceSize)));
    },
  });
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  return new Request("http://localhost", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

async function read(from: Request) {
  const parts: [string, string | null, string][] = [];
  for await (const part of partsOf(from)) parts.push([part.name, part.fileName, await fieldText(part, 1e6)]);
  return parts;
}

test("what FormData writes is read back, however its bytes arrive", async () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\r", "\n", "-", "é", "\0", '"'), maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(text, text, fc.integer({ min: 1, max: 80 }), async (field, file, pieceSize) => {
      const form = new FormData();
      form.append("note", field);
      form.append("file", new File([file], 'my "list".csv', { type: "text/csv" }));
      const written = new Response(form);
      const boundary = /boundary=(.*)$/.exec(written.headers.get("content-type") ?? "")?.[1] ?? "";
      const bytes = new Uint8Array(await written.arrayBuffer());
      // The standard turns the line ends of a text field into CRLF.
      const sent = field.replace(/\r\n|\r|\n/g, "\r\n");
      const found = await read(request(bytes, boundary, pieceSize));
      expect(found.map(([name, , value]) => [name, value])).toEqual([
        ["note", sent],
        ["file", file],
      ]);
    }),
  );
});

test.each([
  ["cut off in the middle", '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf'],
  ["without a boundary in it", "hello"],
  ["with a part that has no name", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--"],
  ["of endless headers", `--b\r\n${"x".repeat(40_000)}`],
])("a body %s is malformed", async (_, body) => {
  await expect(read(request(Buffer.from(body), "b", 100))).rejects.toMatchObject({ status: 400 });
});

test("a field longer than its limit is refused by its name", async () => {
  const body = '--b\r\nContent-Disposition: form-data; name="note"\r\n\r\n12345\r\n--b--\r\n';
  const { value: part } = await partsOf(request(Buffer.from(body), "b", 9)).next();
  if (!part) throw new Error("no part");
  await expect(fieldText(part, 4)).rejects.toMatchObject({ errors: { note: ["is too long for a field"] } });
});
