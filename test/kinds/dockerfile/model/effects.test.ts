import { describe, expect, it } from "vitest";
import type { DockerfileModel, LayerEffect } from "../../../../src/kinds/dockerfile/model/types.ts";
import { modelOf } from "./build.ts";

function effectsOf(model: DockerfileModel): readonly LayerEffect[] {
  return model.document.instructions.flatMap((instruction) => model.effects(instruction));
}

/** `create directory /x/**`: what happens to what, the stars for all that is below it too. */
function shown({ action, change, path = "?", what, recursive, mounted }: LayerEffect): string {
  const how = change ? `${action} ${change} of` : action;
  return `${how} ${what} ${path}${recursive ? "/**" : ""}${mounted ? " (mounted)" : ""}`;
}

/** What happens in /w, where IN is given to the build and nobody knows what it is. */
function effects(lines: string): string[] {
  return effectsOf(modelOf(`FROM debian:12\nWORKDIR /w\nARG IN\n${lines}`)).map(shown);
}

const url = "https://e.example";

describe("layer effects", () => {
  it.each<[string, string, string[]]>([
    ["curl -o", `RUN curl -fsSL -o /tmp/a.tgz ${url}/x`, ["create archive /tmp/a.tgz"]],
    ["curl -o into a directory", `RUN curl -o a --output-dir /opt ${url}/x`, ["create file /opt/a"]],
    ["curl -o of an unknown name", `RUN curl -o "$IN" --output-dir /opt ${url}/x`, ["create file ?"]],
    ["curl -O", `RUN curl -O ${url}/d/x.tar.gz?y`, ["create archive /w/x.tar.gz"]],
    ["curl -O into a directory", `RUN curl -O --output-dir /opt ${url}/x.zip`, ["create archive /opt/x.zip"]],
    ["curl -O of an unknown URL", 'RUN curl -O --output-dir /opt "$IN"', ["create file ?"]],
    [
      "curl --remote-name-all",
      "RUN curl --remote-name-all FTP://e.example/a http://e.example/b",
      ["create file /w/a", "create file /w/b"],
    ],
    [
      "no URL in the value of an option that it does not know",
      `RUN curl -O --new via:http://p.example ${url}/a`,
      ["create file /w/a"],
    ],
    ["curl to standard output", `RUN curl ${url}/x | tar xz`, ["create directory /w/**"]],
    ["curl to standard output, said", `RUN curl -o - ${url}/x`, []],
    ["curl to a device", `RUN curl -o /dev/null ${url}/x`, []],
    ["wget", `RUN wget ${url}/x.zip`, ["create archive /w/x.zip"]],
    ["wget of a host", `RUN wget ${url}`, ["create file /w/index.html"]],
    ["wget of a file without an ending", `RUN wget ${url}/install#now`, ["create file /w/install"]],
    ["wget -O", `RUN wget -qO /f ${url}/x`, ["create file /f"]],
    ["wget -O to standard output", `RUN wget -qO- ${url}/x`, []],
    ["wget -O to a device", `RUN wget -O /dev/stdout ${url}/x`, []],
    ["wget -O of a name with a query", `RUN wget -O 'x.zip?raw=true' ${url}/x`, ["create archive /w/x.zip?raw=true"]],
    ["wget -P", `RUN wget -P /opt ${url}/x`, ["create file /opt/x"]],
    ["wget -P of an unknown URL", 'RUN wget -P /opt "$IN"', ["create file ?"]],
    ["wget with an option that it does not know", `RUN wget --new 5 ${url}/x`, ["create file /w/x"]],
    ["wget --spider", `RUN wget --spider ${url}/x`, []],
    ["git clone", `RUN git clone ${url}/r/app.git`, ["create directory /w/app/**"]],
    [
      "git clone of a name that has .git in it",
      `RUN git clone ${url}/me.github.io`,
      ["create directory /w/me.github.io/**"],
    ],
    ["git clone to a directory", `RUN git clone ${url}/r/app.git /src`, ["create directory /src/**"]],
    ["no other git", "RUN git fetch origin main", []],
  ])("sees %s", (_, lines, expected) => {
    expect(effects(lines)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["tar -x", "RUN tar -xzf /a.tgz -C /usr/local", ["read archive /a.tgz", "create directory /usr/local/**"]],
    ["bsdtar", "RUN bsdtar --extract -f a", ["read archive /w/a", "create directory /w/**"]],
    ["tar from standard input", "RUN tar -xzf - -C /opt", ["create directory /opt/**"]],
    ["tar -c", "RUN tar -czf /out.tgz src", ["create archive /out.tgz"]],
    ["tar -c to standard output", "RUN tar -cz src", []],
    ["tar -t", "RUN tar -tf /a.tgz", []],
    ["unzip", "RUN unzip -q a.zip", ["read archive /w/a.zip", "create directory /w/**"]],
    ["unzip -d", "RUN unzip a.zip -d /opt", ["read archive /w/a.zip", "create directory /opt/**"]],
    ["unzip of nothing", "RUN unzip", []],
    ...["-l", "-t", "-v", "-p", "-Z"].map((flag): [string, string, string[]] => [
      `unzip ${flag}, which only looks`,
      `RUN unzip ${flag} a.zip`,
      [],
    ]),
  ])("sees %s", (_, lines, expected) => {
    expect(effects(lines)).toEqual(expected);
  });

  it.each("tar tgz tbz tbz2 txz tzst zip 7z rar deb rpm apk whl jar gz bz2 xz zst lz4 ZIP".split(" "))(
    "takes .%s for an archive",
    (ending) => {
      expect(effects(`RUN touch /a.${ending} /a.${ending}.txt`)).toEqual([
        `create archive /a.${ending}`,
        `create file /a.${ending}.txt`,
      ]);
    },
  );

  it.each<[string, string, string[]]>([
    ["redirects", "RUN echo x > /etc/f 2>/dev/null", ["create file /etc/f"]],
    ["redirects to what is not known", 'RUN echo x > "$IN"', ["create file ?"]],
    [
      "every redirect that writes",
      "RUN a >> /a\nRUN b >| /b\nRUN c &> /c\nRUN d &>> /d",
      ["create file /a", "create file /b", "create file /c", "create file /d"],
    ],
    ["none that reads", "RUN sort < /in", []],
    ["mkdir and touch", "RUN mkdir -p /d/e && touch f", ["create directory /d/e", "create file /w/f"]],
    ["tee", "RUN echo x | tee -a /etc/f", ["create file /etc/f"]],
    ["install", "RUN install -m 755 app /usr/bin/", ["create file /usr/bin/app"]],
    ["install -d", "RUN install -d -o app /data /logs", ["create directory /data", "create directory /logs"]],
    ["ln", "RUN ln -s /a /b", ["create file /b"]],
    ["cp", "RUN cp /a.zip /b", ["create file /b"]],
    ["cp into a directory", "RUN cp /a /b/", ["create file /b/a"]],
    ["cp of several files", "RUN cp /a /b.zip /c", ["create file /c/a", "create archive /c/b.zip"]],
    ["cp -t", "RUN cp -t /c /a", ["create file /c/a"]],
    ["cp -r", "RUN cp -r /a.d /b.gz", ["create directory /b.gz/**"]],
    ["cp -a", "RUN cp -a /a /b", ["create directory /b/**"]],
    ["cp of an unknown file", 'RUN cp "$IN" /b/', ["create file ?"]],
    ["cp into an unknown directory", 'RUN cp /a /b "$IN"', ["create file ?", "create file ?"]],
    ["cp of too little", "RUN cp /a", []],
    ["mv", "RUN mv /a /b", ["remove directory /a/**", "create file /b"]],
    ["chown", "RUN chown app /srv", ["modify owner of file /srv"]],
    ["chown -R", "RUN chown -R app /srv", ["modify owner of directory /srv/**"]],
    ["chgrp", "RUN chgrp app /srv", ["modify owner of file /srv"]],
    ["chmod", "RUN chmod 700 /a /b", ["modify mode of file /a", "modify mode of file /b"]],
    ["chmod --reference", "RUN chmod --reference=/a /b", ["modify mode of file /b"]],
  ])("sees %s", (_, lines, expected) => {
    expect(effects(lines)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["rm", "RUN rm -f /a.zip /b", ["remove archive /a.zip", "remove file /b"]],
    [
      "rm -r",
      "RUN rm -rf /var/lib/apt/lists/* /a",
      ["remove directory /var/lib/apt/lists/*/**", "remove directory /a/**"],
    ],
    ["rm of an unset variable in quotes", 'RUN rm -r "$UNSET"', ["remove directory ?/**"]],
    ["rmdir", "RUN rmdir /a", ["remove file /a"]],
    ["find -delete", "RUN find /a . -type f -delete", ["remove directory /a/*/**", "remove directory /w/*/**"]],
    ["find with an expression", "RUN find /a \\( -type f -o -type l \\) -delete", ["remove directory /a/*/**"]],
    ["find in an unknown directory", 'RUN find "$IN" -delete', ["remove directory ?/**"]],
    ["find | xargs rm", "RUN find ~ -type f | xargs rm | tee", ["remove directory /root/*/**"]],
    ["find | sort | xargs rm", "RUN find /a -print0 | sort -z | xargs -0 rm", ["remove directory /a/*/**"]],
    ["find after rm", "RUN rm /a | find /b", ["remove file /a"]],
    ["find that shows", "RUN find /a -type f", []],
    ["find that executes something else", "RUN find /rm rm -exec ls {} +", []],
    ["find in a directory by its name", "RUN find src -delete", ["remove directory /w/src/*/**"]],
    ["find in the working directory", "RUN find -delete", ["remove directory /w/*/**"]],
    ["find and rm of what it finds", "RUN find /a -exec rm -r {} +", ["remove directory /a/*/**"]],
    ["find and chmod of what it finds", "RUN find /a -exec chmod 755 {} +", []],
    ["xargs rm of what it is given", "RUN ls | xargs -I{} rm {}", []],
    ["rm of a name in braces", "RUN rm {}", ["remove file /w/{}"]],
    ...[
      "path '/a/b/*'",
      "ipath x",
      "iregex x",
      "maxdepth 1",
      "user a",
      "empty",
      "not -type d",
      "newermt 2020-01-01",
    ].map((test): [string, string, string[]] => [
      `find -${test}, which spares some`,
      `RUN find /a -${test} -delete`,
      [],
    ]),
    ["curl -OJ", "RUN curl -OJ https://example.org/a", ["create file ?"]],
    ["curl -J alone", "RUN curl -J https://example.org/a", []],
    ["wget of a directory", "RUN wget https://example.org/a/", ["create file /w/index.html"]],
    ["wget -r", "RUN wget -r https://example.org/a", ["create file ?"]],
    ...["name '*.gz'", "iname x", "mtime +7", "mmin +7", "newer f", "regex x", "size +1M"].map(
      (test): [string, string, string[]] => [`find -${test}, which spares some`, `RUN find /a -${test} -delete`, []],
    ),
  ])("sees %s", (_, lines, expected) => {
    expect(effects(lines)).toEqual(expected);
  });

  it.each(["-exec rm {} +", "-execdir rm {} \\;", "-exec rm {} \\; -exec echo {} \\;"])("sees find %s", (action) => {
    expect(effects(`RUN find /a ${action}`)).toContain("remove directory /a/*/**");
  });

  it.each<[string, string, string[]]>([
    ["cd", "RUN cd /opt && touch a", ["create file /opt/a"]],
    ["cd in a subshell", "RUN (cd /opt && touch a) && touch b", ["create file /opt/a", "create file /w/b"]],
    ["variables", "ENV D=/data\nRUN mkdir -p $D/x", ["create directory /data/x"]],
    ["the home of root", "RUN touch ~/a ~ ~b", ["create file /root/a", "create file /root", "create file /w/~b"]],
    ["a home that is not known", "USER app\nRUN touch ~/a ~", ["create file ~/a", "create file ~"]],
  ])("follows %s", (_, lines, expected) => {
    expect(effects(lines)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["lists", "RUN apt-get update", ["create package-lists /var/lib/apt/lists/**"]],
    ["a cache", "RUN pip install x", ["create package-cache /root/.cache/pip/**"]],
    ["a cache of nobody known", "USER app\nRUN pip install x", ["create package-cache /root/.cache/pip/**"]],
    ["a cache that is cleaned", "RUN apt-get clean", ["remove package-cache /var/cache/apt/archives/**"]],
    [
      "lists on a cache mount",
      "RUN --mount=type=cache,target=/var/lib/apt apt-get update",
      ["create package-lists /var/lib/apt/lists/** (mounted)"],
    ],
    [
      "lists on a mount beside",
      "RUN --mount=type=cache,target=apt --mount=type=cache,target=/var/lib apt-get update",
      ["create package-lists /var/lib/apt/lists/** (mounted)"],
    ],
    ["a relative mount", "RUN --mount=type=tmpfs,target=t touch t/a", ["create file /w/t/a (mounted)"]],
    ["no mount in an unknown place", "RUN --mount=type=cache,target=$IN touch /a", ["create file /a"]],
    [
      "no secret and no agent as a mount",
      "RUN --mount=type=secret,id=a,target=/a --mount=type=ssh,target=/b touch /a /b",
      ["create file /a", "create file /b"],
    ],
  ])("sees %s", (_, lines, expected) => {
    expect(effects(lines)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["a file", "COPY a.txt /b", ["create file /b"]],
    ["a file into a directory", "COPY a.txt ./", ["create file /w/a.txt"]],
    ["a file into the working directory", "COPY a.txt .", ["create file /w/a.txt"]],
    ["a file into the root", "COPY a.txt /.", ["create file /a.txt"]],
    ["several files", "COPY a.txt b.zip /c", ["create file /c/a.txt", "create archive /c/b.zip"]],
    ["a file of a URL", `ADD ${url}/x.tgz /opt/`, ["create archive /opt/x.tgz"]],
    ["a directory", "COPY . /src", ["create directory /src/**"]],
    ["a directory with a dot", "COPY conf.d/ /etc/x/", ["create directory /etc/x/**"]],
    ["a name with a dot in its middle", "COPY node-v20.1-linux /opt/", ["create directory /opt/**"]],
    ["a pattern", "COPY *.txt /etc/x/", ["create directory /etc/x/**"]],
    ["what is not known", "COPY $IN /etc/x/", ["create directory /etc/x/**"]],
    ["to where is not known", "COPY a.txt $IN", ["create directory ?/**"]],
  ])("sees a COPY or ADD of %s", (_, lines, expected) => {
    expect(effects(lines)).toEqual(expected);
  });

  it("has none for another shell", () => {
    expect(effects('SHELL ["powershell"]\nRUN rm x')).toEqual([]);
  });

  it.each([
    "RUN set -e; \\\n  curl -o \\\n  «/a.tgz» https://e.example/x",
    "RUN curl -O «https://e.example/x»",
    "RUN tar -xf «/a.tgz» -C «/opt»",
    "RUN «tar xf «/a.tgz»»",
    "RUN unzip «/a.zip» -d «/opt»",
    "RUN git clone https://e.example/x.git «/opt/x»",
    "RUN «apt-get update»",
    "COPY a.txt «/b»",
  ])("places an effect at its word: %s", (marked) => {
    const { document, ...model } = modelOf(`FROM debian:12\n${marked.replace(/[«»]/g, "")}`);
    const spans = document.instructions.flatMap((instruction) => model.effects(instruction)).map(({ span }) => span);
    const marks = [
      ...spans.map(({ start }) => ({ at: start, mark: "«" })),
      ...spans.map(({ end }) => ({ at: end, mark: "»" })),
    ];
    const text = marks
      .toSorted((a, b) => b.at - a.at)
      .reduce((before, { at, mark }) => before.slice(0, at) + mark + before.slice(at), document.source.text);
    expect(text).toBe(`FROM debian:12\n${marked}`);
  });
});
