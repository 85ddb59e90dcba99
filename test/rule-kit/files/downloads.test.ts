import { describe, expect, it } from "vitest";
import {
  checksDownload,
  downloadsOf,
  downloadsOfAdd,
  isDownloader,
  isRemoteUrl,
  urlOfDownloader,
  useOfDownload,
} from "../../../src/rule-kit/files/downloads.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";
import { at } from "../../kinds/dockerfile/parsing.ts";

function commandsOf(script: string) {
  const model = modelOf(`FROM debian:12\nARG URL\nRUN ${script}`);
  return model.commands(all(model, "Run")[0]!);
}

it("knows what fetches files", () => {
  expect(commandsOf("curl x; wget x; git clone x; echo curl").map(isDownloader)).toEqual([true, true, false, false]);
});

it.each([
  ["curl -o f https://example.com/f", "https://example.com/f"],
  ["curl --url https://example.com/a https://example.com/b", "https://example.com/a"],
  ["curl ignored https://example.com/f", "https://example.com/f"],
  ["curl example.com/f", "example.com/f"],
  ["curl c a/https://b", "c"],
  ["curl https://example.com/a https://example.com/b", "https://example.com/a"],
  ["curl f $URL", undefined],
])("finds the URL of %s", (script, url) => {
  expect(urlOfDownloader(commandsOf(script)[0]!)).toMatchObject({ value: url });
});

it("finds no URL where none is given", () => {
  expect(urlOfDownloader(commandsOf("curl --version")[0]!)).toBeUndefined();
});

it.each([
  [undefined, true],
  ["https://example.com/f", true],
  ["example.com/f", true],
  ["http://localhost:8080/f", false],
  ["HTTP://LOCALHOST/f", false],
  ["localhost:8080", false],
  ["http://127.0.0.1/f", false],
  ["127.0.0.1/f", false],
  ["http://[::1]/f", false],
  ["file:///tmp/f", false],
  ["https://example.com/localhost", true],
  ["https://example.com/file:", true],
])("tells whether %s leads to another machine", (url, remote) => {
  expect(isRemoteUrl(url)).toBe(remote);
});

describe("downloads of RUN", () => {
  const downloads = (script: string) => {
    const model = modelOf(`FROM debian:12\nARG URL\nWORKDIR /w\nRUN ${script}`);
    return downloadsOf(all(model, "Run")[0]!, model).map(({ url, path, span }) => [
      url,
      path,
      at(model.document, span),
    ]);
  };

  it("are what curl and wget write to a known place", () => {
    expect(downloads("curl -o /f https://example.com/a && wget -O g $URL")).toEqual([
      ["https://example.com/a", "/f", "https://example.com/a"],
      [undefined, "/w/g", "$URL"],
    ]);
  });

  it.each([
    "curl -o /f http://localhost/a",
    "curl -o $URL https://example.com/a",
    "curl https://example.com/a",
    "git clone https://example.com/a.git /a",
    "curl --create-dirs --version",
    "curl -o /f",
    "echo https://example.com/a | tee /f",
    "curl -T /f https://example.com/a",
  ])("are none of %s", (script) => {
    expect(downloads(script)).toEqual([]);
  });
});

describe("downloads of ADD", () => {
  const downloads = (add: string) => {
    const model = modelOf(`FROM debian:12\nARG URL\nWORKDIR /w\n${add}`);
    return downloadsOfAdd(all(model, "Add")[0]!, model).map(({ url, path, span, command }) => {
      expect(command).toBeUndefined();
      expect(at(model.document, span)).toBe(url);
      return `${url} at ${path}`;
    });
  };

  it.each([
    ["ADD https://example.com/a.sh /b.sh", ["https://example.com/a.sh at /b.sh"]],
    ["ADD https://example.com/a.sh /bin/", ["https://example.com/a.sh at /bin/a.sh"]],
    ["ADD https://example.com/a.sh?v=1#top /bin/", ["https://example.com/a.sh?v=1#top at /bin/a.sh"]],
    ["ADD https://example.com/a.sh? /bin/", ["https://example.com/a.sh? at /bin/a.sh"]],
    ["ADD https://example.com/a.sh ./", ["https://example.com/a.sh at /w/a.sh"]],
    [
      "ADD a https://example.com/a.sh https://example.com/b.sh /opt/",
      ["https://example.com/a.sh at /opt/a.sh", "https://example.com/b.sh at /opt/b.sh"],
    ],
    ["ADD --checksum=sha256:1 https://example.com/a.sh /b.sh", []],
    ["ADD --chmod=755 https://example.com/a.sh /b.sh", ["https://example.com/a.sh at /b.sh"]],
    ["ADD http://localhost/a.sh /b.sh", []],
    ["ADD a.sh /b.sh", []],
    ["ADD $URL /b.sh", []],
    ["ADD https://example.com/a.sh $URL", []],
  ])("%s", (add, expected) => {
    expect(downloads(add)).toEqual(expected);
  });
});

it.each([
  ["sha256sum -c sums", true],
  ["cosign verify-blob a", true],
  ["minisign -Vm a", true],
  ["gpg --verify a.asc a", true],
  ["gpg --decrypt a.gpg", true],
  ["gpg verify a.asc", true],
  ["gpg --import key", false],
  ["rpm --checksig a.rpm", true],
  ["rpm -K a.rpm", true],
  ["rpm -i a.rpm", false],
  ["gh attestation verify a", true],
  ["gh release download", false],
  ["openssl dgst -sha256 a", true],
  ["openssl sha256 a", true],
  ["openssl x509 -in sha256", false],
  ["openssl x509 keys/sha256.pem", false],
  ["openssl enc -in a", false],
  ["./verify.sh a", true],
  ["checksum a", true],
  ["check_sha a", true],
  ["my-sha256 a", true],
  ["VERIFY a", true],
  ["make install", false],
  ["$URL a", false],
])("tells whether %s checks a download", (script, checks) => {
  expect(checksDownload(commandsOf(script)[0]!)).toBe(checks);
});

/** What is made of a file that curl has put to /w/t/app, and the words that are pointed at. */
function useOf(script: string): string | undefined {
  const model = modelOf(`FROM debian:12\nARG X\nWORKDIR /w\nRUN curl -o t/app https://example.com/app && ${script}`);
  const run = all(model, "Run")[0]!;
  const use = useOfDownload(downloadsOf(run, model)[0]!, run, model);
  return use && `${use.how}: ${at(model.document, use.span)}`;
}

describe("use of a download", () => {
  it.each([
    ["/w/t/app", "run: /w/t/app"],
    ["t/app", "run: t/app"],
    ["./t/app", "run: ./t/app"],
    ["cd t && ./app", "run: ./app"],
    ["sh t/app", "run: sh"],
    ["bash -x t/app", "run: bash"],
    ["python3 t/app", "run: python3"],
    [". t/app", "run: ."],
    ["source t/app", "run: source"],
    ["chmod +x t/app", "made executable: t/app"],
    ["chmod a+rx t/app", "made executable: t/app"],
    ["chmod u=rwx t/app", "made executable: t/app"],
    ["chmod 755 t/app", "made executable: t/app"],
    ["chmod 0711 t/app", "made executable: t/app"],
    ["chmod 4750 t/app", "made executable: t/app"],
    ["chmod 644 t/app && ./t/app", "run: ./t/app"],
    ["chmod -x t/app && chmod +x t/app", "made executable: t/app"],
    ["tar -xf t/app", "unpacked: t/app"],
    ["dpkg -i t/app", "installed: dpkg"],
    ["dpkg --unpack t/app", "installed: dpkg"],
    ["dpkg --install t/app", "installed: dpkg"],
    ["rpm -i t/app", "installed: rpm"],
    ["rpm -U t/app", "installed: rpm"],
    ["rpm -F t/app", "installed: rpm"],
    ["apt-get install -y ./t/app", "installed: apt-get"],
    ["mv t/app /usr/local/bin/app", "installed: mv"],
    ["cp t/app /sbin", "installed: cp"],
    ["install t/app /usr/bin/", "installed: install"],
    ["mv t/app bin", "installed: mv"],
  ])("%s", (script, expected) => {
    expect(useOf(script)).toBe(expected);
  });

  it.each([
    "cat t/app",
    "echo done",
    "app",
    "./other/app",
    "/w/app",
    "/elsewhere/t/app",
    "./other",
    "sh other.sh t/app",
    "sh -c true",
    "chmod 644 t/app",
    "chmod 2644 t/app",
    "chmod 1644 t/app",
    "chown 1001 t/app",
    "/t/app",
    "chmod -x t/app",
    "chmod u+r t/app",
    "chmod -R +x t",
    "chown app t/app",
    "tar -xf other",
    "tar -cf backup t/app",
    "dpkg --info t/app",
    "rpm -qp t/app",
    "apt-get remove t/app",
    "mv t/app /opt/app",
    "mv t/app cabin",
    "mv t/app binary",
    "mv /usr/bin/other t/app",
    "cp other /usr/bin/",
  ])("is none in %s", (script) => {
    expect(useOf(script)).toBeUndefined();
  });

  it("comes after the download, and is none of its own command", () => {
    const model = modelOf(
      "FROM debian:12\nWORKDIR /w\nRUN chmod +x app && sh app && sh -c 'curl -o app https://example.com/app'",
    );
    const run = all(model, "Run")[0]!;
    expect(useOfDownload(downloadsOf(run, model)[0]!, run, model)).toBeUndefined();
  });

  it("is none in a substitution of its own command", () => {
    const model = modelOf("FROM debian:12\nRUN curl -o /app https://example.com/app-$(/app --version)");
    const run = all(model, "Run")[0]!;
    expect(useOfDownload(downloadsOf(run, model)[0]!, run, model)).toBeUndefined();
  });

  it.each([
    ["curl -o /a.tgz https://example.com/a.tgz && rm /a.tgz"],
    ["curl -o /usr/local/bin/app https://example.com/app && cp other /usr/local/bin/app"],
  ])("is none in %s", (script) => {
    const model = modelOf(`FROM debian:12\nRUN ${script}`);
    const run = all(model, "Run")[0]!;
    expect(useOfDownload(downloadsOf(run, model)[0]!, run, model)).toBeUndefined();
  });

  it("of an ADD is all that a later RUN does with it", () => {
    const model = modelOf("FROM debian:12\nADD https://example.com/app /app\nRUN /app");
    const download = downloadsOfAdd(all(model, "Add")[0]!, model)[0]!;
    expect(useOfDownload(download, all(model, "Run")[0]!, model)).toMatchObject({ how: "run" });
  });
});
