import rule from "../../../rules/builds/copy-sources-exist.ts";
import { testRule } from "../../rule-tester.ts";

const given = (...names: readonly string[]) =>
  Object.fromEntries([".dockerignore", ...names].map((name) => [name, ""]));

testRule(rule, {
  good: [
    {
      title: "nothing else is there, and nobody says what the context is",
      code: "FROM scratch\nCOPY a.txt requirement.txt /",
      files: { "requirements.txt": "" },
    },
    {
      title: "what may stand in a directory above, as nobody says what the context is",
      code: "FROM scratch\nCOPY LICENSE go.mod /",
      files: { LICENSE: "", "main.go": "" },
    },
    {
      title: "nothing else is there",
      code: "FROM scratch\nCOPY a.txt requirement.txt /",
      files: given("requirements.txt"),
    },
    {
      title: "a wildcard",
      code: "FROM scratch\nCOPY a.txt requirement*.tx? go.su[m] /",
      files: given("a.txt", "requirements.txt", "go.mod"),
    },
    {
      title: "neighbours that changed places in a short name, or digits that did",
      code: "FROM scratch\nCOPY LICENSE form app_v12.zip /",
      files: given("LICENSE", "from", "app_v21.zip"),
    },
    {
      title: "what is left out",
      code: "FROM scratch\nCOPY a.txt package.json /",
      files: { ...given("a.txt"), ".dockerignore": "package.json" },
    },
    {
      title: "both are copied",
      code: "FROM scratch\nCOPY config.yml /\nCOPY configs.yml /",
      files: given("configs.yml"),
    },
    { title: "short names", code: "FROM scratch\nCOPY LICENSE app api.go /", files: given("LICENSE", "api", "app.go") },
    {
      title: "another number",
      code: "FROM scratch\nCOPY LICENSE settings1.json /",
      files: given("LICENSE", "settings2.json"),
    },
    {
      title: "a name without an extension",
      code: "FROM scratch\nCOPY LICENSE entrypoint /",
      files: given("LICENSE", "entrypoind"),
    },
    {
      title: "an empty directory, which may be a module of its own",
      code: "FROM scratch\nCOPY LICENSE lib/package.json /",
      files: given("LICENSE"),
    },
    {
      title: "most is missing",
      code: "FROM scratch\nCOPY go.mod lib src LICENSE /",
      files: given("LICENSE"),
    },
    {
      title: "a template",
      code: "FROM scratch\nCOPY LICENSE package.json /",
      files: given("LICENSE", "package.json.in"),
    },
    ...[
      { name: "package.json", ".gitignore": "package.json\n" },
      { name: "config.yaml", ".gitignore": "/*.yaml\n" },
    ].map(({ name, ...ignoring }) => ({
      title: `${name}, which git ignores`,
      code: `FROM scratch\nCOPY LICENSE ${name} /`,
      files: { ...given("LICENSE", "config.yml"), ...ignoring },
    })),
    ...["requirements.in", "pyproject.toml", "poetry.lock", "uv.lock", "Pipfile", "Pipfile.lock"].map((name) => ({
      title: `requirements that a tool exports from ${name}`,
      code: "FROM scratch\nCOPY LICENSE requirements.txt /",
      files: given("LICENSE", name),
    })),
    {
      title: "from a stage",
      code: "FROM alpine:3.22 AS a\nFROM scratch\nCOPY LICENSE /\nCOPY --from=a /License.md package.json /",
      files: given("LICENSE"),
    },
    {
      title: "a value that is not known",
      code: "FROM scratch\nARG NAME\nCOPY LICENSE $NAME/go.mod /",
      files: given("LICENSE"),
    },
    {
      title: "names of programs and directories",
      code: "FROM scratch\nCOPY LICENSE app my-app entrypoint /",
      files: given("LICENSE", "apps/a", "my_app/a", "entrypoind"),
    },
    {
      title: "other files",
      code: "FROM scratch\nCOPY LICENSE settings-a.json settings-prod.json setting.conf /",
      files: given("LICENSE", "settings-bcd.json", "settings-prod.toml", "settink.conf", "setting2.conf"),
    },
    {
      title: "all of the context is no sign of where it is",
      code: "FROM scratch\nCOPY . /\nCOPY go.mod /",
      files: given("main.go"),
    },
    {
      title: "a great many",
      code: `FROM scratch\nCOPY LICENSE requirement.txt ${Array.from({ length: 50 }, (_, i) => `a${i}`).join(" ")} /`,
      files: given("LICENSE", "requirements.txt"),
    },
  ],
  bad: [
    {
      title: "what git keeps",
      code: "FROM scratch\nCOPY LICENSE «config.yaml» /",
      files: { ...given("LICENSE", "config.yml"), ".gitignore": "*.yaml\n!config.yaml\n" },
      message: "near",
      says: "config.yaml is not in the build context: config.yml is",
    },
    {
      code: "FROM scratch\nCOPY src /src\nCOPY «conf/Nginx.conf» «docker_entrypoint.sh» /\nADD «setings-prod.json» /\nRUN --mount=type=bind,source=«configs.yml»,target=/x true",
      files: given("src/a", "conf/nginx.conf", "docker-entrypoint.sh", "settings-prod.json", "config.yaml"),
      message: "near",
      says: [
        "conf/Nginx.conf is not in the build context: conf/nginx.conf is",
        "docker_entrypoint.sh is not in the build context: docker-entrypoint.sh is",
        "setings-prod.json is not in the build context: settings-prod.json is",
        "configs.yml is not in the build context: config.yaml is",
      ],
    },
    {
      title: "in the context of a service",
      code: "FROM golang:1.26\nCOPY app/go.mod «app/go.sum» ./",
      files: {
        "compose.yaml": "services:\n  app:\n    build:\n      context: .\n      dockerfile: Dockerfile\n",
        "app/go.mod": "",
      },
      message: "missing",
      says: "app/go.sum is not in the build context",
    },
    {
      title: "where nobody says what the context is",
      code: "FROM scratch\nCOPY a.txt «requirement.txt» /",
      files: { "a.txt": "", "requirements.txt": "" },
      message: "near",
    },
    {
      title: "neighbours that changed places",
      code: "FROM scratch\nCOPY LICENSE «mani.py» «.htapsswd» «Makfeile» «lib/rules» /",
      files: given("LICENSE", "main.py", ".htpasswd", "Makefile", "lib/ruels/a"),
      message: "near",
      says: [
        "mani.py is not in the build context: main.py is",
        ".htapsswd is not in the build context: .htpasswd is",
        "Makfeile is not in the build context: Makefile is",
        "lib/rules is not in the build context: lib/ruels is",
      ],
    },
    {
      title: "all that is copied, but for what git ignores",
      code: "FROM alpine:3.22\nCOPY app «docker-enrtypoint.sh» /",
      files: { "docker-entrypoint.sh": "", ".gitignore": "app\n" },
      message: "near",
      says: "docker-enrtypoint.sh is not in the build context: docker-entrypoint.sh is",
    },
    {
      title: "words that are written in one, a plural, and another letter",
      code: "FROM scratch\nCOPY «dockerentrypoint.sh» «certificate.pem» «settinks.json» LICENSE /",
      files: given("docker-entrypoint.sh", "certificates.pem", "settings.json", "LICENSE"),
      message: "near",
    },
  ],
});
