import type { Files } from "./context.ts";

/** A service of Rust's standard library alone; `once` answers at once and ends. */
export const rustServer: Files = {
  "Cargo.toml": '[package]\nname = "hello"\nversion = "0.1.0"\nedition = "2021"\n',
  "src/main.rs": `use std::io::{Read, Write};
use std::net::TcpListener;

fn main() {
    if std::env::args().count() > 1 {
        return println!("once");
    }
    let listener = TcpListener::bind("127.0.0.1:8080").unwrap();
    for stream in listener.incoming() {
        let mut stream = stream.unwrap();
        let mut request = [0; 1024];
        stream.read(&mut request).unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\nConnection: close\\r\\n\\r\\nhello\\n").unwrap();
    }
}
`,
};

/** A program that says hello, and does what these lines do. */
export function rustProgram(...lines: readonly string[]): Files {
  const body = ['println!("hello");', ...lines].map((line) => `    ${line}\n`).join("");
  return { ...rustServer, "src/main.rs": `fn main() {\n${body}}\n` };
}
