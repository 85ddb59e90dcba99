import { describe, expect, it } from "vitest";
import { bringsLibrary } from "../../../src/rule-kit/programs/c-library.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

function brings(text: string): string {
  const model = modelOf(text);
  return bringsLibrary(model.stages.at(-1)!, model);
}

describe("a C library in a stage", () => {
  it.each([
    ["", "no"],
    ["RUN apk add git", "no"],
    ["RUN apk add gcompat", "package"],
    ["RUN apk add libc6-compat", "package"],
    ["RUN apk add $X", "maybe"],
    ["RUN cp /x/ld-linux-x86-64.so.2 /lib64", "yes"],
    ["RUN ln -s x /lib/ld-musl-x86_64.so.1", "yes"],
    ["COPY app /app", "no"],
    ["COPY app /usr/lib/", "yes"],
    ["COPY libc.so.6 /lib64/", "yes"],
    ["WORKDIR /lib\nCOPY libc.so .", "yes"],
    ["COPY --from=b /lib /opt/x", "yes"],
    ["COPY --from=b lib /opt/x", "yes"],
    ["COPY --from=b /app lib /opt/x", "yes"],
    ["COPY lib /opt/x", "no"],
    ["COPY --from=b / /opt/x", "yes"],
    ["COPY --from=b /app . /opt/x", "yes"],
    ["COPY . /opt/x", "no"],
    ["COPY --from=b /app /app", "no"],
    ["COPY --from=b /app /", "no"],
    ["COPY x $X", "maybe"],
    ["COPY $X /app", "maybe"],
    ["ADD rootfs.tar.gz /opt", "maybe"],
    ["ADD app rootfs.tar.gz /opt/", "maybe"],
    ["ADD app /opt/", "no"],
    ["COPY rootfs.tar.gz /opt", "no"],
    ["COPY rootfs /", "maybe"],
    ["COPY app.conf rootfs /", "maybe"],
    ["COPY app.conf /", "no"],
    ["COPY a.b.conf /", "no"],
    ["COPY app.d-x /", "maybe"],
    ["COPY .conf /", "maybe"],
    ["COPY rootfs /opt", "no"],
    ["ENV A=b", "no"],
  ])("%s: %s", (text, expected) => {
    expect(brings(`FROM debian:12 AS b\nFROM alpine:3.20\nARG X\n${text}`)).toBe(expected);
  });

  it("may be in a parent stage", () => {
    expect(brings("FROM alpine:3.20 AS base\nRUN apk add gcompat\nFROM base")).toBe("package");
    expect(brings("FROM alpine:3.20 AS base\nCOPY x /lib/\nFROM base")).toBe("yes");
  });
});

describe("a tree of a stage that gathers libraries", () => {
  const gathered = (script: string, copy = "COPY --from=b /out /") =>
    brings(`FROM debian:12 AS b\nARG X\nRUN ${script}\nFROM scratch\nARG X\n${copy}`);

  it.each([
    ["ldd /app", "maybe"],
    ["debootstrap bookworm /out", "maybe"],
    ["dnf --installroot /out install -y x", "maybe"],
    ["dnf --installroot=/out install -y x", "maybe"],
    ["apk --root /out add x", "maybe"],
    ["tool -root=/out", "maybe"],
    ["tool --sysroot=/out", "maybe"],
    ["cp /lib/x /out", "maybe"],
    ["cp /x/ld-linux.so /out", "maybe"],
    ["tool --rootless", "no"],
    ["tool x--root=/out", "no"],
    ["cp /app /out", "no"],
    ["cp $X /out", "no"],
  ])("%s: %s", (script, expected) => {
    expect(gathered(script)).toBe(expected);
  });

  it.each([
    ["COPY --from=b /out /", "maybe"],
    ["COPY --from=b /out .", "maybe"],
    ["ADD --from=b /out /", "maybe"],
    ["COPY --from=b /out $X", "maybe"],
    ["COPY --from=b /out /opt", "no"],
    ["WORKDIR /opt\nCOPY --from=b /out .", "no"],
    ["RUN --mount=from=b,target=/m app", "no"],
    ["COPY --from=debian /out /", "no"],
  ])("%s: %s", (copy, expected) => {
    expect(gathered("ldd /app", copy)).toBe(expected);
  });
});
