const systems = new Set(
  "aix android darwin dragonfly freebsd hurd illumos ios js linux macos nacl netbsd openbsd plan9 solaris windows zos".split(
    " ",
  ),
);
const architectures = new Set(
  (
    "386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le " +
    "ppc riscv riscv64 s390 s390x sparc sparc64 wasm i386 x86_64 x86-64 aarch64 armhf armel"
  ).split(" "),
);

/** What makes a literal text no platform by containerd's grammar (`os[(version)]/arch[/variant]`, `os` or `arch`). */
export function platformFault(text: string): string | undefined {
  const parts = text.split("/");
  const system = (parts[0] as string).replace(/\([^()]*\)$/, "").replace(/\+.*/s, "");
  const words = [system, ...parts.slice(1)];
  if (parts.length > 3 || !words.every((part) => /^[A-Za-z0-9_.-]+$/.test(part)))
    return `${text} is not a valid platform`;
  if (parts.length > 1) return undefined;
  const name = system.toLowerCase();
  return systems.has(name) || architectures.has(name)
    ? undefined
    : `${text} is not an operating system or an architecture`;
}
