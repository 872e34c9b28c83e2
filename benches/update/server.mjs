// Answers each update with the order it was sent. A process of its own: its work is nobody's.
import { createServer } from "node:http";

const server = createServer(async (request, answer) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const body = Buffer.concat(pieces);
  answer.writeHead(200, { "content-type": "application/json", "content-length": body.length });
  answer.end(body);
});

server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.once("disconnect", () => process.exit());
