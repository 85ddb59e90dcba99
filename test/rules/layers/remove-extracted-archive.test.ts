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
      says: "x.tgz stays in the image after it has been unpacked",
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
  ],
});
