import rule from "../../../rules/compose/compose-unique-ports.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    'services:\n  a:\n    image: a\n    ports: ["80", "80", "8080:80", "8080:80", "${P}:80"]\n  b:\n    image: b\n    ports: ["${P}:80", "8081:80"]',
    'services:\n  a:\n    image: a\n    ports: ["8080:80"]\n    profiles: [x]\n  b:\n    image: b\n    ports: ["8080:80"]\n    profiles: [y]\n  c:\n    image: c\n    ports: ["8080:80"]',
    {
      title: "one of a range that is free",
      code: 'services:\n  a:\n    image: a\n    ports: ["8000-8010:80"]\n  b:\n    image: b\n    ports: ["8005:80"]',
    },
    "x-p: &p\n  ports: ['80:80']\nservices:\n  a:\n    <<: *p\n    image: a\n  b:\n    <<: *p\n    image: b",
    'services:\n  a:\n    image: a\n    ports: ["127.0.0.1:80:80"]\n  b:\n    image: b\n    ports: ["127.0.0.2:80:80"]',
    'services:\n  a:\n    image: a\n    ports: ["8080:80/${PROTOCOL}"]\n  b:\n    image: b\n    ports: ["8080:80/${PROTOCOL}"]',
  ],
  bad: [
    {
      code: 'services:\n  a:\n    image: a\n    ports: ["8000-8002:8000-8002"]\n  b:\n    image: b\n    ports: [«"127.0.0.1:8001:80"»]',
      says: "Service b publishes port 8001, which service a publishes too: choose another port of the host",
    },
    {
      title: "of one service",
      code: 'services:\n  a:\n    image: a\n    ports: ["8080:80", «"0.0.0.0:8080:81"»]',
      says: "Service a publishes port 8080, which service a publishes too: choose another port of the host",
    },
    {
      title: "in the long form",
      code: 'services:\n  a:\n    image: a\n    ports: ["8080:80"]\n  b:\n    image: b\n    ports: [«{target: 80, published: "8080"}»]',
    },
  ],
});
