import { describe, expect, it } from "vitest";
import { all, modelOf } from "./build.ts";

function effects(text: string): string[] {
  const model = modelOf(text);
  return model.document.instructions.flatMap((instruction) =>
    model
      .effects(instruction)
      .map(({ action, path, what, mounted }) => `${action} ${what} ${path ?? "?"}${mounted ? " (mounted)" : ""}`),
  );
}

describe("layer effects", () => {
  it.each<[string, string, string[]]>([
    ["curl -o", "RUN curl -fsSL -o /tmp/a.tgz https://e.example/x", ["create archive /tmp/a.tgz"]],
    ["curl -O", "WORKDIR /w\nRUN curl -O https://e.example/d/x.tar.gz?y", ["create archive /w/x.tar.gz"]],
    ["curl to standard output", "RUN curl https://e.example/x | tar xz", ["create directory /"]],
    ["wget", "WORKDIR /w\nRUN wget https://e.example/x.zip", ["create archive /w/x.zip"]],
    ["wget -O", "RUN wget -qO /f https://e.example/x", ["create file /f"]],
    ["cd", "RUN cd /opt && touch a", ["create file /opt/a"]],
    ["cd in a subshell", "WORKDIR /w\nRUN (cd /opt && touch a) && touch b", ["create file /opt/a", "create file /w/b"]],
    ["tar", "RUN tar -xzf /a.tgz -C /usr/local", ["read archive /a.tgz", "create directory /usr/local"]],
    ["rm", "RUN rm -rf /var/lib/apt/lists/* /a", ["remove directory /var/lib/apt/lists/*", "remove directory /a"]],
    ["redirects", "RUN echo x > /etc/f 2>/dev/null", ["create file /etc/f"]],
    ["cp into a directory", "RUN cp /a /b/", ["create file /b/a"]],
    ["mv", "RUN mv /a /b", ["remove directory /a", "create file /b"]],
    ["chown -R", "RUN chown -R app /srv", ["modify directory /srv"]],
    ["git clone", "WORKDIR /w\nRUN git clone https://e.example/r/app.git", ["create directory /w/app"]],
    ["package lists", "RUN apt-get update", ["create package-lists /var/lib/apt/lists"]],
    [
      "cache mounts",
      "RUN --mount=type=cache,target=/var/lib/apt apt-get update",
      ["create package-lists /var/lib/apt/lists (mounted)"],
    ],
    ["variables", "ENV D=/data\nRUN mkdir -p $D/x", ["create directory /data/x"]],
    ["COPY of a file", "WORKDIR /w\nCOPY a.txt ./", ["create file /w/a.txt"]],
    ["COPY of a directory", "COPY . /src", ["create directory /src"]],
  ])("sees %s", (_, lines, expected) => {
    expect(effects(`FROM debian:12\nWORKDIR /\n${lines}`)).toEqual(expected);
  });

  it("has none in a secret or for another shell", () => {
    expect(effects('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell"]\nRUN rm x')).toEqual([]);
  });

  it("places an effect at its word", () => {
    const model = modelOf("FROM debian:12\nRUN set -e; \\\n  curl -o \\\n  /a.tgz https://e.example/x");
    const [run] = all(model, "Run");
    const [effect] = run ? model.effects(run) : [];
    expect(effect && model.document.source.text.slice(effect.span.start, effect.span.end)).toBe("/a.tgz");
  });
});
