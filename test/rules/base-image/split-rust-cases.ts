import type { BadCase } from "../../../src/testing/index.ts";
import { type Refused, type Split, splitCases } from "./split-cases.ts";

/** What the rule says of services in Rust, and does to them. */
export function rustCases(): readonly BadCase[] {
  return splitCases({}, source(), splits, refusals);
}

const manifest = '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n';

/** A program of these lines. */
function source(...lines: readonly string[]) {
  return { "Cargo.toml": manifest, "src/main.rs": `fn main() {\n${lines.map((line) => `    ${line}\n`).join("")}}\n` };
}

/** The same with crates of others. */
function withCrates(dependencies: string, ...locked: readonly string[]) {
  const packages = ["shop", ...locked].map((name) => `[[package]]\nname = "${name}"\nversion = "1.0.0"\n`);
  return {
    ...source(),
    "Cargo.toml": `${manifest}\n[dependencies]\n${dependencies}\n`,
    "Cargo.lock": `version = 4\n\n${packages.join("\n")}`,
  };
}

const build = "RUN ‹cargo build --release›";
const start = 'CMD ["./target/release/shop"]';
const onDebian = (...lines: readonly string[]) => [
  "FROM «rust:1.88-bookworm»",
  "WORKDIR /src",
  "COPY . .",
  ...lines,
  "",
];
const onAlpine = (...lines: readonly string[]) => [
  "FROM «rust:1.88-alpine3.22»",
  "WORKDIR /src",
  "COPY . .",
  ...lines,
  "",
];

const splits: readonly Split[] = [
  {
    title: "a static program alone",
    dockerfile: onAlpine("ENV RUST_LOG=info CARGO_TERM_COLOR=never", build, "EXPOSE 80", start),
    offers:
      "/src/target/release/shop on scratch, without a shell and anything else of rust:1.88-alpine3.22, unless another directory is the build context",
    fixed: [
      "FROM rust:1.88-alpine3.22 AS build",
      "WORKDIR /src",
      "COPY . .",
      "ENV RUST_LOG=info CARGO_TERM_COLOR=never",
      "RUN cargo build --release",
      "",
      "FROM scratch",
      "ENV RUST_LOG=info",
      "WORKDIR /src",
      "COPY --from=build /src/target/release/shop /src/target/release/shop",
      "EXPOSE 80",
      'CMD ["./target/release/shop"]',
      "",
    ],
  },
  {
    title: "one that loads the C library of Debian",
    dockerfile: onDebian(build, "CMD ./target/release/shop serve"),
    offers:
      "/src/target/release/shop on gcr.io/distroless/cc-debian12:nonroot, without a shell and anything else of rust:1.88-bookworm, as user nonroot, CMD as an array, unless another directory is the build context",
    fixed: [
      "FROM rust:1.88-bookworm AS build",
      "WORKDIR /src",
      "COPY . .",
      "RUN cargo build --release",
      "",
      "FROM gcr.io/distroless/cc-debian12:nonroot",
      "WORKDIR /src",
      "COPY --from=build /src/target/release/shop /src/target/release/shop",
      'CMD ["./target/release/shop", "serve"]',
      "",
    ],
  },
  {
    title: "for musl, of a target directory and a program of its own",
    dockerfile: onDebian(
      "RUN rustup target add x86_64-unknown-linux-musl",
      "RUN ‹cargo build --release --target x86_64-unknown-linux-musl --target-dir /out --bin worker›",
      'ENTRYPOINT ["/out/x86_64-unknown-linux-musl/release/worker"]',
    ),
    files: {
      "Cargo.toml": `${manifest}\n[[bin]]\nname = "worker"\npath = "src/worker.rs"\n`,
      "src/worker.rs": "fn main() {}\n",
    },
    offers:
      "/out/x86_64-unknown-linux-musl/release/worker on scratch, without a shell and anything else of rust:1.88-bookworm, unless another directory is the build context",
    fixed: [
      "FROM rust:1.88-bookworm AS build",
      "WORKDIR /src",
      "COPY . .",
      "RUN rustup target add x86_64-unknown-linux-musl",
      "RUN cargo build --release --target x86_64-unknown-linux-musl --target-dir /out --bin worker",
      "",
      "FROM scratch",
      "WORKDIR /src",
      "COPY --from=build /out/x86_64-unknown-linux-musl/release/worker /out/x86_64-unknown-linux-musl/release/worker",
      'ENTRYPOINT ["/out/x86_64-unknown-linux-musl/release/worker"]',
      "",
    ],
  },
  {
    title: "installed, and found through the PATH",
    dockerfile: onAlpine("RUN ‹cargo install --path .›", "USER 1000", 'CMD ["shop"]'),
    offers:
      "/usr/local/bin/shop on scratch, without a shell and anything else of rust:1.88-alpine3.22, unless another directory is the build context",
    fixed: [
      "FROM rust:1.88-alpine3.22 AS build",
      "WORKDIR /src",
      "COPY . .",
      "RUN cargo install --path .",
      "USER 1000",
      "",
      "FROM scratch",
      "WORKDIR /src",
      "COPY --from=build /usr/local/cargo/bin/shop /usr/local/bin/shop",
      "USER 1000",
      'CMD ["shop"]',
      "",
    ],
  },
  {
    title: "built twice, copied out of a mount, with settings before",
    dockerfile: [
      "FROM «rust:1.88-bookworm»",
      "WORKDIR /src",
      "EXPOSE 80",
      "COPY Cargo.toml .",
      "RUN mkdir src && touch src/main.rs && ‹cargo build --release›",
      "COPY src src",
      "RUN --mount=type=cache,target=/src/target cargo build --release && cp target/release/shop /usr/local/bin/shop",
      "# Serves.",
      'CMD ["/usr/local/bin/shop"]',
      "",
    ],
    offers:
      "/usr/local/bin/shop on gcr.io/distroless/cc-debian12:nonroot, without a shell and anything else of rust:1.88-bookworm, as user nonroot, unless another directory is the build context",
    fixed: [
      "FROM rust:1.88-bookworm AS build",
      "WORKDIR /src",
      "COPY Cargo.toml .",
      "RUN mkdir src && touch src/main.rs && cargo build --release",
      "COPY src src",
      "RUN --mount=type=cache,target=/src/target cargo build --release && cp target/release/shop /usr/local/bin/shop",
      "",
      "FROM gcr.io/distroless/cc-debian12:nonroot",
      "WORKDIR /src",
      "COPY --from=build /usr/local/bin/shop /usr/local/bin/shop",
      "EXPOSE 80",
      "# Serves.",
      'CMD ["/usr/local/bin/shop"]',
      "",
    ],
  },
  {
    title: "files by their names, and embedded ones",
    dockerfile: onAlpine(build, start),
    files: {
      ...source(
        'let a = std::fs::read_to_string("config/app.toml");',
        'let b = include_str!("../assets/a.txt"); // fs::read("comment.txt")',
        "let c = 'c'; let d = r#\"raw \"#;",
        'std::fs::write("/var/lib/shop/state", b).unwrap();',
      ),
      "config/app.toml": "",
      "config/other.toml": "",
      "assets/a.txt": "a",
    },
    offers:
      "/src/target/release/shop with /src/config/app.toml on scratch, without a shell and anything else of rust:1.88-alpine3.22, unless another directory is the build context or it writes to /var/lib/shop",
    fixed: [
      "FROM rust:1.88-alpine3.22 AS build",
      "WORKDIR /src",
      "COPY . .",
      "RUN cargo build --release",
      "",
      "FROM scratch",
      "WORKDIR /src",
      "COPY --from=build /src/config/app.toml /src/config/app.toml",
      "COPY --from=build /src/target/release/shop /src/target/release/shop",
      'CMD ["./target/release/shop"]',
      "",
    ],
  },
  {
    title: "files by names that are not known, for temporary ones too",
    dockerfile: onAlpine(build, start),
    files: {
      ...source(
        'let at = std::env::var("DATA").unwrap_or("data".into());',
        "std::fs::File::open(at);",
        "std::env::temp_dir();",
      ),
      "data/a.txt": "a",
      "notes/b.txt": "b",
      "tests/c.rs": "",
    },
    offers:
      "/src/target/release/shop with /src/data and /tmp on scratch, without a shell and anything else of rust:1.88-alpine3.22, unless another directory is the build context or it reads files that its source does not name",
    fixed: [
      "FROM rust:1.88-alpine3.22 AS build",
      "WORKDIR /src",
      "COPY . .",
      "RUN cargo build --release",
      "RUN mkdir -p /rootfs/tmp && chmod 1777 /rootfs/tmp",
      "",
      "FROM scratch",
      "WORKDIR /src",
      "COPY --from=build /rootfs/ /",
      "COPY --from=build /src/data /src/data",
      "COPY --from=build /src/target/release/shop /src/target/release/shop",
      'CMD ["./target/release/shop"]',
      "",
    ],
  },
  {
    title: "crates of others, static",
    dockerfile: onAlpine(build, start),
    files: withCrates('serde = "1"\nring = "0.17"', "serde", "ring", "windows-sys", "zstd-sys"),
    offers:
      "/src/target/release/shop on gcr.io/distroless/static:nonroot, without a shell and anything else of rust:1.88-alpine3.22, as user nonroot, unless another directory is the build context or serde reads other files or starts programs",
    fixed: [
      "FROM rust:1.88-alpine3.22 AS build",
      "WORKDIR /src",
      "COPY . .",
      "RUN cargo build --release",
      "",
      "FROM gcr.io/distroless/static:nonroot",
      "WORKDIR /src",
      "COPY --from=build /src/target/release/shop /src/target/release/shop",
      'CMD ["./target/release/shop"]',
      "",
    ],
  },
  {
    title: "crates of others that bring their C along",
    dockerfile: onDebian(build, start),
    files: withCrates(
      'openssl = { version = "0.10", features = ["vendored"] }\nrusqlite = { version = "0.30", features = ["bundled"] }',
      "openssl-sys",
      "openssl-src",
      "libsqlite3-sys",
    ),
    offers:
      "/src/target/release/shop on gcr.io/distroless/cc-debian12:nonroot, without a shell and anything else of rust:1.88-bookworm, as user nonroot, unless another directory is the build context or libsqlite3-sys reads other files or starts programs",
    fixed: [
      "FROM rust:1.88-bookworm AS build",
      "WORKDIR /src",
      "COPY . .",
      "RUN cargo build --release",
      "",
      "FROM gcr.io/distroless/cc-debian12:nonroot",
      "WORKDIR /src",
      "COPY --from=build /src/target/release/shop /src/target/release/shop",
      'CMD ["./target/release/shop"]',
      "",
    ],
  },
  {
    title: "a package beside it",
    dockerfile: onAlpine(build, start),
    files: {
      ...source(),
      "Cargo.toml": `${manifest}\n[dependencies]\nkit = { path = "kit" }\n`,
      "kit/Cargo.toml": '[package]\nname = "kit"\nversion = "0.1.0"\n',
      "kit/src/lib.rs": 'pub fn read() { std::fs::read("kit.json").ok(); }\n',
      "kit.json": "{}",
    },
    offers:
      "/src/target/release/shop with /src/kit.json on scratch, without a shell and anything else of rust:1.88-alpine3.22, unless another directory is the build context",
    fixed: [
      "FROM rust:1.88-alpine3.22 AS build",
      "WORKDIR /src",
      "COPY . .",
      "RUN cargo build --release",
      "",
      "FROM scratch",
      "WORKDIR /src",
      "COPY --from=build /src/kit.json /src/kit.json",
      "COPY --from=build /src/target/release/shop /src/target/release/shop",
      'CMD ["./target/release/shop"]',
      "",
    ],
  },
];

const linksWhat = (name: string) => `it is not known which libraries ${name} links`;

const refusals: readonly Refused[] = [
  {
    title: "Debian's C library of a release that is not known",
    dockerfile: ["FROM «rust:1.88»", "WORKDIR /src", "COPY . .", build, `‹${start}›`, ""],
    missing: "the program needs the C library of the base image, whose release is not known",
  },
  {
    title: "headers of libraries",
    dockerfile: onDebian("RUN apt-get update && apt-get install -y libpq-dev", build, `‹${start}›`),
    missing: "it is not known which libraries of libpq-dev the program loads",
  },
  {
    title: "OpenSSL of the system",
    dockerfile: onDebian(build, `‹${start}›`),
    files: withCrates('openssl = "0.10"', "openssl", "openssl-sys"),
    missing: linksWhat("openssl-sys"),
  },
  {
    title: "SQLite of the system",
    dockerfile: onDebian(build, `‹${start}›`),
    files: withCrates('rusqlite = "0.30"', "libsqlite3-sys"),
    missing: linksWhat("libsqlite3-sys"),
  },
  {
    title: "a build script that links",
    dockerfile: onAlpine(build, `‹${start}›`),
    files: { ...source(), "build.rs": 'fn main() { println!("cargo:rustc-link-lib=foo"); }\n' },
    missing: "build.rs links libraries",
  },
  {
    title: "crates without a lock file",
    dockerfile: onAlpine(build, `‹${start}›`),
    files: { ...source(), "Cargo.toml": `${manifest}\n[dependencies]\nserde = "1"\n` },
    missing: "Cargo.lock is not in the build context",
  },
  {
    title: "a workspace",
    dockerfile: onAlpine(build, `‹${start}›`),
    files: { ...source(), "Cargo.toml": `${manifest}\n[workspace]\nmembers = ["kit"]\n` },
    missing: "the package is part of a workspace",
  },
  {
    title: "a package of a workspace above",
    dockerfile: onAlpine("RUN cd web && ‹cargo build --release›", '‹CMD ["/src/target/release/shop"]›'),
    files: {
      "Cargo.toml": '[workspace]\nmembers = ["web"]\n',
      "web/Cargo.toml": manifest,
      "web/src/main.rs": "fn main() {}\n",
    },
    missing: "the package is part of a workspace",
  },
  {
    title: "a package by its name",
    dockerfile: onAlpine("RUN ‹cargo build --release -p shop›", `‹${start}›`),
    missing: "it is not known which package cargo build is given",
  },
  {
    title: "another profile than it starts",
    dockerfile: onAlpine("RUN ‹cargo build›", `‹${start}›`),
    missing: "the program that starts is not what cargo build writes",
  },
  {
    title: "a program that the package does not have",
    dockerfile: onAlpine(build, '‹CMD ["./target/release/other"]›'),
    missing: "the program that starts is not what cargo build writes",
  },
  {
    title: "a program on a mount",
    dockerfile: onAlpine("RUN --mount=type=cache,target=/src/target ‹cargo build --release›", `‹${start}›`),
    missing: "/src/target/release/shop is on a mount, which the stage does not keep",
  },
  {
    title: "a build that may not run",
    dockerfile: onAlpine("RUN test -f x || ‹cargo build --release›", `‹${start}›`),
    missing: "the cargo build may not run",
  },
  {
    title: "two packages",
    dockerfile: onAlpine("RUN cd kit && ‹cargo build --release›", "RUN cargo build --release", `‹${start}›`),
    missing: "several programs are built",
  },
  {
    title: "a linker's flags that are not known",
    dockerfile: onAlpine("ARG FLAGS", "ENV RUSTFLAGS=$FLAGS", build, `‹${start}›`),
    missing: "ARG FLAGS has no default",
  },
  {
    title: "settings of cargo",
    dockerfile: onAlpine(build, `‹${start}›`),
    files: { ...source(), ".cargo/config.toml": '[build]\ntarget = "x86_64-unknown-linux-gnu"\n' },
    missing: ".cargo/config.toml says how it is built",
  },
  {
    title: "a program that starts others",
    dockerfile: onAlpine(build, `‹${start}›`),
    files: source('std::process::Command::new("ls").status().unwrap();'),
    missing: "the program starts other programs (process::Command)",
  },
  {
    title: "code of C",
    dockerfile: onAlpine(build, `‹${start}›`),
    files: source('extern "C" { fn abs(n: i32) -> i32; }'),
    missing: "the program calls C code",
  },
  {
    title: "no source",
    dockerfile: ["FROM «rust:1.88-alpine3.22»", build, '‹CMD ["/target/release/shop"]›', ""],
    missing: "the program's source does not come from the build context",
  },
  {
    title: "no Cargo.toml",
    dockerfile: onAlpine(build, `‹${start}›`),
    files: { "src/main.rs": "fn main() {}\n" },
    missing: "no Cargo.toml is found for the program",
  },
  {
    title: "a Cargo.toml that is broken",
    dockerfile: onAlpine(build, `‹${start}›`),
    files: { ...source(), "Cargo.toml": "[package\n" },
    missing: "Cargo.toml cannot be read",
  },
];
