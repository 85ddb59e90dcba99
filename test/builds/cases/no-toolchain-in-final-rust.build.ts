import { buildCases } from "../judge.ts";
import { missingFor } from "../language-bases.ts";
import { rustProgram, rustServer } from "../rust.ts";

const bases = ["rust:1-bookworm", "gcr.io/distroless/cc-debian12:nonroot"];

const stage = (...lines: readonly string[]) => [
  "FROM rust:1-bookworm",
  "WORKDIR /src",
  "COPY . .",
  "RUN cargo build --release --offline",
  ...lines,
];
const start = 'CMD ["./target/release/hello"]';

/** Of the image all but the program and its files goes, what the base sets too. */
const changes = ["/", "config.Env", "config.Labels", "config.User"];

buildCases(
  "no-toolchain-in-final",
  [
    {
      name: "a check of its health, and settings",
      dockerfile: stage("ENV RUST_LOG=info", "HEALTHCHECK CMD ./target/release/hello once || exit 1", start),
      files: rustServer,
      run: { port: 8080, path: "/" },
      fix: "unsafe",
      changes: [...changes, "config.Healthcheck"],
    },
    {
      name: "a file by its name, one that is embedded, and a directory that a text names",
      dockerfile: stage("USER 1000", start),
      files: {
        ...rustProgram(
          'println!("{}", std::fs::read_to_string("settings/a.txt").unwrap());',
          'println!("{}", include_str!("../embedded.txt"));',
          'let at = std::env::var("DATA").unwrap_or("data".into());',
          'println!("{}", std::fs::read_dir(at).unwrap().count());',
          'println!("{}", std::fs::write("/tmp/a", "a").is_ok());',
        ),
        "settings/a.txt": "a\n",
        "settings/b.txt": "b\n",
        "embedded.txt": "embedded\n",
        "data/c.txt": "c\n",
        "data/d.txt": "d\n",
      },
      fix: "unsafe",
      changes: changes.filter((change) => change !== "config.User"),
    },
    {
      name: "installed, with a crate beside it",
      dockerfile: [
        "FROM rust:1-bookworm",
        "WORKDIR /src",
        "COPY . .",
        "RUN cargo install --offline --path app",
        'CMD ["hello"]',
      ],
      files: {
        "app/Cargo.toml":
          '[package]\nname = "hello"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nkit = { path = "../kit" }\n',
        "app/src/main.rs": 'fn main() { println!("{}", kit::text()); }\n',
        "kit/Cargo.toml": '[package]\nname = "kit"\nversion = "0.1.0"\nedition = "2021"\n',
        "kit/src/lib.rs": 'pub fn text() -> String { std::fs::read_to_string("kit.txt").unwrap() }\n',
        "kit.txt": "kit\n",
      },
      fix: "unsafe",
      hostile: true,
      changes,
    },
    {
      name: "a program that starts another",
      dockerfile: stage(start),
      files: rustProgram(
        'println!("{:?}", std::process::Command::new("ls").output().map(|found| found.status.success()).ok());',
      ),
      fix: "unsafe",
      hostile: true,
    },
  ],
  await missingFor(...bases),
);
