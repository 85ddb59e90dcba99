import { describe, expect, it } from "vitest";
import { secretsInCommand, secretsInScript, secretsInText } from "../../../src/rule-kit/secrets/literal-secrets.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";
import { at } from "../../kinds/dockerfile/parsing.ts";

/** A made-up token of GitHub's form. */
const token = `ghp_${"a1B2c3D4e5F6g7H8i9J0".repeat(2).slice(0, 36)}`;

function modelAndRun(script: string) {
  const model = modelOf(`FROM debian:12\nARG X\nRUN ${script}`);
  return { model, run: all(model, "Run")[0]! };
}

describe("credentials of a known form", () => {
  const found = (script: string) => {
    const { model, run } = modelAndRun(script);
    return model
      .scripts(run)
      .flatMap(secretsInScript)
      .map(({ kind, span }) => [kind, at(model.document, span)]);
  };

  it("are found with their place", () => {
    expect(found(`echo a && login ${token} # b`)).toEqual([["GitHub token", token]]);
    expect(found("echo nothing here")).toEqual([]);
  });

  it("are found in comments and heredocs, one a line", () => {
    expect(found(`<<EOF\n\nx\n${token} ${token}\n${token}\nEOF`)).toEqual([
      ["GitHub token", token],
      ["GitHub token", token],
    ]);
    expect(found(`<<EOF\necho # ${token}\nEOF`)).toHaveLength(1);
    expect(found(`<<EOF\n${token}\n${token}\nEOF`)).toHaveLength(2);
  });

  it("are found in the first line", () => {
    const { model, run } = modelAndRun(`${token}\necho`);
    const [script] = model.scripts(run);
    expect(secretsInText(script!.mapped)).toHaveLength(1);
    expect(secretsInText({ ...script!.mapped, text: "" })).toEqual([]);
  });
});

describe("passwords in words", () => {
  const found = (script: string) => {
    const { model, run } = modelAndRun(script);
    return model
      .commands(run)
      .flatMap(secretsInCommand)
      .map(({ kind, span }) => `${kind} ${at(model.document, span)}`);
  };

  it.each([
    ["mysql --password=hunter22", ["password hunter22"]],
    ["tool --db-password=hunter22", ["password hunter22"]],
    ["tool --token=f81kd02m", ["password f81kd02m"]],
    ["tool --root-pwd=hunter22", ["password hunter22"]],
    ["curl -u app:hunter22 https://example.com/", ["password app:hunter22"]],
    ["curl --proxy-user app:hunter22 https://example.com/", ["password app:hunter22"]],
    ["curl -u app:a:hunter22 https://example.com/", ["password app:a:hunter22"]],
    ["curl -u app:hunter22:x https://example.com/", ["password app:hunter22:x"]],
    ["htpasswd -bc /f app hunter22", ["password hunter22"]],
    ["sshpass -p hunter22 ssh example.com", ["password hunter22"]],
    ["PGPASSWORD=hunter22 psql", ["password hunter22"]],
    ["MYSQL_PWD=hunter22 mysql", ["password hunter22"]],
    ["API_TOKEN=f81kd02m tool", ["password f81kd02m"]],
  ])("%s", (script, expected) => {
    expect(found(script)).toEqual(expected);
  });

  it.each([
    "mysql --password",
    "mysql --password=$X",
    'mysql --password="$X"',
    "mysql --password='$X'",
    "mysql --password='`x`'",
    "mysql --password=",
    "mysql --password=changeme",
    "mysql --password='<password>'",
    "mysql --password=true",
    "mysql --user=hunter22",
    "tool --pw=hunter22",
    "tool --secret-key=hunter22",
    "tool --passive=hunter22",
    "curl -u app https://example.com/",
    "curl -u app: https://example.com/",
    "curl -u app:$X https://example.com/",
    "curl -u app:changeme https://example.com/",
    "curl -u anonymous:hunter22 https://example.com/",
    "curl -u Anonymous:hunter22 https://example.com/",
    "curl -u user:hunter22 https://example.com/",
    "curl -u username:hunter22 https://example.com/",
    "curl -u :hunter22 https://example.com/",
    "wget -u app:hunter22 https://example.com/",
    "htpasswd -c /f hunter22",
    "htpasswd -bc /f app $X",
    "htpasswd -bc /f app changeme",
    "htpasswd -b",
    "sshpass -e ssh example.com",
    "sshpass -f hunter22 ssh example.com",
    "sshpass -p $X ssh example.com",
    "echo -p hunter22",
    "PGPASSWORD=$X psql",
    "PGPASSWORD= psql",
    "PASSIVE=hunter22 tool",
    "tool --pass=hunter22",
    "WORD=hunter22 && htpasswd -bc /f app $WORD",
    "SECRET_KEY_BASE=hunter22 rails assets:precompile",
    "USER=hunter22 tool",
  ])("none in %s", (script) => {
    expect(found(script)).toEqual([]);
  });

  it.each([
    "disabled-password",
    "password-stdin",
    "no-password",
    "NO-password",
    "file-password",
    "prompt-password",
    "policy-password",
    "length-password",
    "type-password",
  ])("none in the option --%s", (name) => {
    expect(found(`tool --${name}=hunter22`)).toEqual([]);
  });

  it("knows names that only resemble stand-ins", () => {
    expect(found("curl -u anonymouse:hunter22 https://example.com/")).toHaveLength(1);
    expect(found("curl -u poweruser:hunter22 https://example.com/")).toHaveLength(1);
  });
});
