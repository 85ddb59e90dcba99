import rule from "../../../rules/packages/pin-pip-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM python:3.13\nRUN pip install git+https://git.example.org/team/tool.git@v1.2.0 'x @ git+ssh://git@git.example.org/x.git@0f3a9c1d#egg=x'",
    "FROM python:3.13\nRUN pip install https://git.example.org/a/b/archive/v1.zip -e git+https://git.example.org/a/b@v1#egg=b -e .",
    "FROM python:3.13\nARG REF\nRUN pip install git+https://git.example.org/a/b@$REF",
    "FROM python:3.13\nRUN pip install -r requirements.txt -e . ./local dist/a-1.0.whl",
    "FROM python:3.13\nRUN pip install --index-url https://pypi.example.com/simple flask==3.1.0 'requests[socks]>=2,<3'",
    "FROM python:3.13\nRUN pip install git+https://git.example.com/a/b@v1",
    "FROM python:3.13\nARG V\nRUN pip install flask==$V",
    "FROM python:3.13\nRUN uv add flask && uv sync && uv pip install flask==3.1.0",
    "FROM python:3.13\nRUN pip install --constraint c.txt flask",
    "FROM python:3.13\nRUN uv pip install --constraints c.txt flask",
    "FROM python:3.13\nRUN pip install --require-hashes flask",
    "FROM python:3.13\nRUN uvx --constraints c.txt ruff",
    "FROM python:3.13\nRUN uv tool install --constraints c.txt ruff",
  ],
  bad: [
    "FROM python:3.13\nRUN pip install «hg+https://hg.example.org/a» «'b @ svn+https://svn.example.org/b/trunk'» bzr+https://bzr.example.org/c@7",
    {
      title: "repositories of which the last commit is taken",
      code: "FROM python:3.13\nRUN pip install «git+https://git.example.org/a.git» «git+https://robot:s3cr3t@git.example.org/b@main» «'x @ git+https://git.example.org/x#egg=x'» -e «git+https://git.example.org/c#egg=c»",
      says: [
        "No version is pinned for git+https://git.example.org/a.git",
        "No version is pinned for git+https://git.example.org/b@main",
        "No version is pinned for x@git+https://git.example.org/x#egg=x",
        "No version is pinned for git+https://git.example.org/c#egg=c",
      ],
    },
    "FROM python:3.13\nRUN pip install «https://git.example.org/a/b/archive/master.zip»",
    {
      title: "a redirect is no version",
      code: "FROM python:3.13\nRUN pip install «flask»>=3.1",
      says: "No version is pinned for flask: quote the version, which the shell otherwise reads as a redirect",
    },
    "FROM python:3.13\nRUN python -m pip install -U «pip»",
    "FROM python:3.13\nRUN uv pip install «flask» && uv tool install «ruff» && pipx install «poetry»",
    { code: "FROM python:3.13\nRUN pip install «flask~=3.1»", options: { accept: "exact" } },
    "FROM python:3.13\nRUN pip install «'requests[socks]'»",
  ],
});
