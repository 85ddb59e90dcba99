import { type Files, zip } from "./context.ts";

/** A service that answers with what a package of pip says; the package lies in the context. */
export const pythonServer: Files = {
  "greeting-1.0-py3-none-any.whl": zip({
    "greeting.py": 'TEXT = b"hello\\n"\n',
    "greeting-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n",
    "greeting-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "greeting-1.0.dist-info/RECORD": "",
  }),
  "app/main.py": `from http.server import BaseHTTPRequestHandler, HTTPServer

from greeting import TEXT


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(TEXT)


HTTPServer(("127.0.0.1", 8080), Handler).serve_forever()
`,
};
