import rule from "../../../rules/layers/remove-extracted-archive.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    {
      title: "its directory is removed",
      code: "FROM debian:12\nRUN mkdir x && cd x && wget https://example.com/x.tgz && tar xf x.tgz && cd - && rm -r x",
    },
    "FROM debian:12\nRUN wget https://example.com/x.tgz && tar xf x.tgz && rm x.tgz",
    "FROM debian:12\nRUN cd /tmp && wget https://example.com/x.tgz && tar xf x.tgz && rm -rf /tmp/*",
    "FROM debian:12\nRUN wget https://example.com/x.tgz && tar xf x.tgz && cd / && rm -f *.tgz",
    {
      title: "what is removed is not known",
      code: "FROM debian:12\nRUN wget https://example.com/x.tgz && tar xf x.tgz && rm $(ls /*.tgz)",
    },
    {
      title: "needed by a later command",
      code: "FROM debian:12\nRUN wget https://example.com/x.tgz && tar xf x.tgz && sha256sum x.tgz > /sums",
    },
    {
      title: "needed by a later instruction",
      code: "FROM debian:12\nRUN wget https://example.com/x.tgz && tar xf x.tgz\nRUN cp x.tgz /srv/",
    },
    {
      title: "a builder does not ship",
      code: "FROM debian:12 AS b\nRUN wget https://example.com/x.tgz && tar xf x.tgz\nFROM scratch",
    },
    {
      title: "something may sweep it away",
      code: "FROM debian:12\nRUN wget https://example.com/x.tgz && tar xf x.tgz && find . -name '*.tgz' -delete",
    },
    "FROM debian:12\nRUN cd /tmp && wget https://example.com/x.tgz && tar xf x.tgz && find /opt /tmp -name '*.t?z' -exec rm {} +",
    "FROM debian:12\nRUN wget https://example.com/x.tgz && tar xf x.tgz && ls | grep tgz | xargs rm",
    "FROM debian:12\nRUN wget https://example.com/x.tgz && tar xf x.tgz && ./clean-up.sh",
    "FROM debian:12\nRUN curl -fsSL https://example.com/x.tgz | tar xz",
    "FROM debian:12\nCOPY x.tgz /\nRUN tar xf /x.tgz",
    "FROM debian:12\nRUN wget https://example.com/x.tgz && tar tf x.tgz",
    "FROM debian:12\nRUN wget https://example.com/x.tgz && tar xf x.tgz && mv x.tgz /srv/y.tgz",
    {
      title: "a trigger of images to come",
      code: "FROM debian:12\nONBUILD RUN wget https://example.com/x.tgz && tar xf x.tgz",
    },
    'FROM debian:12\nRUN wget https://example.com/x.tgz; if [ -n "$CI" ]; then tar xf x.tgz; fi',
    "FROM debian:12\nRUN wget https://example.com/x.tgz; for part in a b; do tar xf x.tgz $part; done",
    "FROM debian:12\nRUN wget https://example.com/x.tgz; unpack() { tar xf x.tgz; }; unpack",
    "FROM debian:12\nRUN wget https://example.com/x.tgz; echo $(tar xvf x.tgz)",
    {
      title: "it may have been there",
      code: "FROM debian:12\nRUN [ -f /x.tgz ] || wget https://example.com/x.tgz; tar xf /x.tgz",
    },
    {
      title: "another archive is fetched",
      code: "FROM debian:12\nRUN wget https://example.com/y.zip && tar xf /opt/x.tgz",
    },
    {
      title: "what is removed may be its directory",
      code: "FROM registry.example.com/app:1\nRUN wget -O /tmp/x.tgz https://example.com/x.tgz && tar xf /tmp/x.tgz && rm -r tmp",
    },
    {
      title: "what is listed elsewhere may be removed here",
      code: "FROM debian:12\nRUN wget https://example.com/x.tgz && tar xf x.tgz && ls /opt | xargs rm",
    },
    {
      title: "needed under a variable's name",
      code: "FROM debian:12\nENV FILE=x.tgz\nRUN wget https://example.com/x.tgz && tar xf $FILE && cp $FILE /srv/",
    },
  ],
  bad: [
    {
      title: "what is swept is elsewhere, or only found",
      code: "FROM debian:12\nRUN cd /tmp && wget https://example.com/x.tgz && tar xf «x.tgz» && find /opt -name '*.t*' -delete && find . -exec chmod a+r {} +",
      fixed:
        "FROM debian:12\nRUN cd /tmp && wget https://example.com/x.tgz && tar xf x.tgz && find /opt -name '*.t*' -delete && find . -exec chmod a+r {} + && rm x.tgz",
    },
    {
      title: "sudo unpacks what sudo must remove",
      code: "FROM debian:12\nRUN sudo wget https://example.com/x.tgz && sudo tar xf «x.tgz»",
      says: "x.tgz stays in the image after it is unpacked: delete it in the same RUN",
      fixed: null,
    },
    {
      title: "in the style of the script",
      code: "FROM debian:12\nENV V=1\nRUN wget https://example.com/x-$V.tar.gz \\\n  && tar xzf «x-$V.tar.gz» \\\n  && make -C x",
      fixed:
        "FROM debian:12\nENV V=1\nRUN wget https://example.com/x-$V.tar.gz \\\n  && tar xzf x-$V.tar.gz \\\n  && make -C x \\\n  && rm x-$V.tar.gz",
    },
    {
      title: "from another directory",
      code: "FROM debian:12\nRUN cd /tmp && wget https://example.com/x.zip && unzip «x.zip» && cd x && make",
      fixed:
        "FROM debian:12\nRUN cd /tmp && wget https://example.com/x.zip && unzip x.zip && cd x && make && rm /tmp/x.zip",
    },
    {
      title: "a heredoc that fails fast",
      code: "FROM debian:12\nRUN <<EOF\nset -e\nwget https://example.com/x.tgz\ntar xf «x.tgz»\nEOF",
      fixed: "FROM debian:12\nRUN <<EOF\nset -e\nwget https://example.com/x.tgz\ntar xf x.tgz\nrm x.tgz\nEOF",
    },
    {
      title: "something else is removed",
      code: 'FROM registry.example.com/app:1\nRUN wget -O /tmp/x.tgz https://example.com/x.tgz && rm -rf "$OLD" && tar xf «/tmp/x.tgz» && rm y.tgz && rm -rf /var/lib/apt/lists/*',
      fixed:
        'FROM registry.example.com/app:1\nRUN wget -O /tmp/x.tgz https://example.com/x.tgz && rm -rf "$OLD" && tar xf /tmp/x.tgz && rm y.tgz && rm -rf /var/lib/apt/lists/* && rm /tmp/x.tgz',
    },
    {
      title: "in a subshell",
      code: "FROM debian:12\nRUN wget https://example.com/x.tgz && (cd /opt && tar xf «/x.tgz»)",
      fixed: null,
    },
    {
      title: "absolute wherever the script goes",
      code: "FROM debian:12\nRUN wget -O /tmp/x.tgz https://example.com/x.tgz && tar xf «/tmp/x.tgz» && cd /opt",
      fixed:
        "FROM debian:12\nRUN wget -O /tmp/x.tgz https://example.com/x.tgz && tar xf /tmp/x.tgz && cd /opt && rm /tmp/x.tgz",
    },
    {
      title: "so in quotes",
      code: 'FROM debian:12\nRUN wget -O /tmp/x.tgz https://example.com/x.tgz && tar xf «"/tmp/x.tgz"» && cd /opt',
      fixed:
        'FROM debian:12\nRUN wget -O /tmp/x.tgz https://example.com/x.tgz && tar xf "/tmp/x.tgz" && cd /opt && rm "/tmp/x.tgz"',
    },
    {
      title: "relative in quotes",
      code: 'FROM debian:12\nRUN wget https://example.com/x.tgz && tar xf «"x.tgz"» && cd /opt',
      fixed: null,
    },
    {
      title: "where it lies is not known",
      code: "FROM registry.example.com/app:1\nRUN wget https://example.com/x.tgz && tar xf «x.tgz» && cd /opt",
      fixed: null,
    },
    {
      title: "a blank in its name",
      code: 'FROM debian:12\nRUN wget -O "/tmp/my app.tgz" https://example.com/x.tgz && tar xf «"/tmp/my app.tgz"»',
      fixed: null,
    },
    {
      title: "absolute with a variable",
      code: "FROM debian:12\nENV FILE=x.tgz\nRUN wget -O /tmp/x.tgz https://example.com/x.tgz && tar xf «/tmp/$FILE» && cd /opt",
      fixed:
        "FROM debian:12\nENV FILE=x.tgz\nRUN wget -O /tmp/x.tgz https://example.com/x.tgz && tar xf /tmp/$FILE && cd /opt && rm /tmp/$FILE",
    },
    {
      title: "behind a fallback the archive may be missing",
      code: "FROM debian:12\nRUN cd /tmp && curl -fsSLO https://example.com/x.tgz && tar xzf «x.tgz» -C /opt || echo skipped > /a",
      fixed:
        "FROM debian:12\nRUN cd /tmp && curl -fsSLO https://example.com/x.tgz && tar xzf x.tgz -C /opt || echo skipped > /a && rm -f /tmp/x.tgz",
    },
    {
      title: "so it may where the script goes on behind a failure",
      code: "FROM debian:12\nRUN curl -fsSLO https://example.com/x.tgz; tar xzf «x.tgz»; echo fine",
      fixed: "FROM debian:12\nRUN curl -fsSLO https://example.com/x.tgz; tar xzf x.tgz; echo fine && rm -f /x.tgz",
    },
    {
      title: "back by popd",
      code: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nWORKDIR /srv\nRUN pushd /tmp && curl -O https://example.com/x.tgz && tar xzf «x.tgz» -C /opt && popd && ls',
      fixed:
        'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nWORKDIR /srv\nRUN pushd /tmp && curl -O https://example.com/x.tgz && tar xzf x.tgz -C /opt && popd && ls && rm /tmp/x.tgz',
    },
    {
      title: "to wherever eval goes",
      code: 'FROM debian:12\nRUN curl -O https://example.com/x.tgz && tar xzf «x.tgz» -C /opt && eval "cd $OLD"',
      fixed:
        'FROM debian:12\nRUN curl -O https://example.com/x.tgz && tar xzf x.tgz -C /opt && eval "cd $OLD" && rm /x.tgz',
    },
  ],
});
