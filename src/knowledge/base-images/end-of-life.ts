/**
 * When releases go out of support: ISO dates by product and release. The date is the last day of free security fixes.
 * Where a publisher names only a month, it is that month's last day. Releases whose date is not certain are left out.
 * Functions, since a run asks for one or two products.
 */
const dates: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
  // https://alpinelinux.org/releases/
  alpine: () => ({
    "3.1": "2016-11-01",
    "3.2": "2017-05-01",
    "3.3": "2017-11-01",
    "3.4": "2018-05-01",
    "3.5": "2018-11-01",
    "3.6": "2019-05-01",
    "3.7": "2019-11-01",
    "3.8": "2020-05-01",
    "3.9": "2020-11-01",
    "3.10": "2021-05-01",
    "3.11": "2021-11-01",
    "3.12": "2022-05-01",
    "3.13": "2022-11-01",
    "3.14": "2023-05-01",
    "3.15": "2023-11-01",
    "3.16": "2024-05-23",
    "3.17": "2024-11-22",
    "3.18": "2025-05-09",
    "3.19": "2025-11-01",
    "3.20": "2026-04-01",
    "3.21": "2026-11-01",
    "3.22": "2027-05-01",
    "3.23": "2027-11-01",
  }),
  // End of LTS (not of the paid ELTS): https://wiki.debian.org/LTS. The regular dates are in `debian-regular`.
  debian: () => ({
    "6": "2016-02-29",
    "7": "2018-05-31",
    "8": "2020-06-30",
    "9": "2022-06-30",
    "10": "2024-06-30",
    "11": "2026-08-31",
    "12": "2028-06-30",
    "13": "2030-06-30",
  }),
  // Support by Debian's own security team: https://wiki.debian.org/DebianReleases
  "debian-regular": () => ({
    "8": "2018-06-17",
    "9": "2020-07-18",
    "10": "2022-09-10",
    "11": "2024-08-14",
    "12": "2026-06-10",
    "13": "2028-08-09",
  }),
  // Standard support, without Ubuntu Pro: https://ubuntu.com/about/release-cycle, https://wiki.ubuntu.com/Releases
  ubuntu: () => ({
    "12.04": "2017-04-28",
    "14.04": "2019-04-25",
    "16.04": "2021-04-30",
    "16.10": "2017-07-20",
    "17.04": "2018-01-13",
    "17.10": "2018-07-19",
    "18.04": "2023-05-31",
    "18.10": "2019-07-18",
    "19.04": "2020-01-23",
    "19.10": "2020-07-17",
    "20.04": "2025-05-31",
    "20.10": "2021-07-22",
    "21.04": "2022-01-20",
    "21.10": "2022-07-14",
    "22.04": "2027-04-30",
    "22.10": "2023-07-20",
    "23.04": "2024-01-25",
    "23.10": "2024-07-11",
    "24.04": "2029-05-31",
    "24.10": "2025-07-10",
    "25.04": "2026-01-15",
    "25.10": "2026-07-31",
  }),
  // https://www.centos.org/centos-linux-eol/ and https://www.centos.org/cl-vs-cs/#end-of-life
  centos: () => ({
    "5": "2017-03-31",
    "6": "2020-11-30",
    "7": "2024-06-30",
    "8": "2021-12-31",
    stream8: "2024-05-31",
    stream9: "2027-05-31",
  }),
  // https://docs.fedoraproject.org/en-US/releases/eol/
  fedora: () => ({
    "20": "2015-06-23",
    "21": "2015-12-01",
    "22": "2016-07-19",
    "23": "2016-12-20",
    "24": "2017-08-08",
    "25": "2017-12-12",
    "26": "2018-05-29",
    "27": "2018-11-30",
    "28": "2019-05-28",
    "29": "2019-11-26",
    "30": "2020-05-26",
    "31": "2020-11-24",
    "32": "2021-05-25",
    "33": "2021-11-30",
    "34": "2022-06-07",
    "35": "2022-12-13",
    "36": "2023-05-16",
    "37": "2023-12-05",
    "38": "2024-05-21",
    "39": "2024-11-26",
    "40": "2025-05-13",
    "41": "2025-12-15",
    "42": "2026-05-13",
    "43": "2026-12-09",
  }),
  // https://aws.amazon.com/amazon-linux-2/faqs/, https://docs.aws.amazon.com/linux/al2023/ug/release-cadence.html
  amazonlinux: () => ({ "1": "2023-12-31", "2": "2026-06-30", "2023": "2029-06-30" }),
  // https://en.opensuse.org/Lifetime
  opensuse: () => ({
    "42.3": "2019-07-01",
    "15.0": "2019-12-03",
    "15.1": "2021-02-02",
    "15.2": "2022-01-04",
    "15.3": "2022-12-31",
    "15.4": "2023-12-07",
    "15.5": "2024-12-31",
    "15.6": "2026-04-30",
  }),
  // https://wiki.rockylinux.org/rocky/version/
  rockylinux: () => ({ "8": "2029-05-31", "9": "2032-05-31", "10": "2035-05-31" }),
  // https://wiki.almalinux.org/release-notes/
  almalinux: () => ({ "8": "2029-03-01", "9": "2032-05-31", "10": "2035-05-31" }),
  // Premier support: https://www.oracle.com/a/ocom/docs/elsp-lifetime-069338.pdf
  oraclelinux: () => ({
    "5": "2017-06-30",
    "6": "2021-03-31",
    "7": "2024-12-31",
    "8": "2029-07-31",
    "9": "2032-06-30",
  }),
  // End of maintenance: https://access.redhat.com/support/policy/updates/errata
  rhel: () => ({ "6": "2020-11-30", "7": "2024-06-30", "8": "2029-05-31", "9": "2032-05-31", "10": "2035-05-31" }),
  // https://learn.microsoft.com/azure/azure-linux/ and https://github.com/microsoft/CBL-Mariner
  azurelinux: () => ({ "1.0": "2023-07-31", "2.0": "2025-07-31" }),
  // https://blogs.vmware.com/vsphere/ (end of life of Photon OS releases)
  photon: () => ({ "1.0": "2022-02-28", "2.0": "2022-12-31", "3.0": "2024-03-01" }),
  // https://github.com/nodejs/release#release-schedule
  node: () => ({
    "0.10": "2016-10-31",
    "0.12": "2016-12-31",
    "4": "2018-04-30",
    "5": "2016-06-30",
    "6": "2019-04-30",
    "7": "2017-06-30",
    "8": "2019-12-31",
    "9": "2018-06-30",
    "10": "2021-04-30",
    "11": "2019-06-01",
    "12": "2022-04-30",
    "13": "2020-06-01",
    "14": "2023-04-30",
    "15": "2021-06-01",
    "16": "2023-09-11",
    "17": "2022-06-01",
    "18": "2025-04-30",
    "19": "2023-06-01",
    "20": "2026-04-30",
    "21": "2024-06-01",
    "22": "2027-04-30",
    "23": "2025-06-01",
    "24": "2028-04-30",
    "25": "2026-06-01",
  }),
  // https://devguide.python.org/versions/
  python: () => ({
    "2.7": "2020-01-01",
    "3.3": "2017-09-29",
    "3.4": "2019-03-18",
    "3.5": "2020-09-30",
    "3.6": "2021-12-23",
    "3.7": "2023-06-27",
    "3.8": "2024-10-07",
    "3.9": "2025-10-31",
    "3.10": "2026-10-31",
    "3.11": "2027-10-31",
    "3.12": "2028-10-31",
    "3.13": "2029-10-31",
    "3.14": "2030-10-31",
  }),
  // A release is supported until the second one after it: https://go.dev/doc/devel/release#policy
  golang: () => ({
    "1.5": "2017-02-16",
    "1.6": "2017-08-24",
    "1.7": "2018-02-16",
    "1.8": "2018-02-16",
    "1.9": "2018-08-24",
    "1.10": "2019-02-25",
    "1.11": "2019-09-03",
    "1.12": "2020-02-25",
    "1.13": "2020-08-11",
    "1.14": "2021-02-16",
    "1.15": "2021-08-16",
    "1.16": "2022-03-15",
    "1.17": "2022-08-02",
    "1.18": "2023-02-01",
    "1.19": "2023-08-08",
    "1.20": "2024-02-06",
    "1.21": "2024-08-13",
    "1.22": "2025-02-11",
    "1.23": "2025-08-12",
    "1.24": "2026-02-10",
    "1.25": "2026-08-31",
  }),
  // https://www.ruby-lang.org/en/downloads/branches/
  ruby: () => ({
    "2.1": "2017-03-31",
    "2.2": "2018-03-31",
    "2.3": "2019-03-31",
    "2.4": "2020-03-31",
    "2.5": "2021-03-31",
    "2.6": "2022-04-12",
    "2.7": "2023-03-31",
    "3.0": "2024-04-23",
    "3.1": "2025-03-26",
    "3.2": "2026-03-31",
    "3.3": "2027-03-31",
    "3.4": "2028-03-31",
  }),
  // https://www.php.net/supported-versions.php and https://www.php.net/eol.php
  php: () => ({
    "5.3": "2014-08-14",
    "5.4": "2015-09-03",
    "5.5": "2016-07-21",
    "5.6": "2018-12-31",
    "7.0": "2019-01-10",
    "7.1": "2019-12-01",
    "7.2": "2020-11-30",
    "7.3": "2021-12-06",
    "7.4": "2022-11-28",
    "8.0": "2023-11-26",
    "8.1": "2025-12-31",
    "8.2": "2026-12-31",
    "8.3": "2027-12-31",
    "8.4": "2028-12-31",
    "8.5": "2029-12-31",
  }),
  // https://dotnet.microsoft.com/platform/support/policy/dotnet-core
  dotnet: () => ({
    "1.0": "2019-06-27",
    "1.1": "2019-06-27",
    "2.0": "2018-10-01",
    "2.1": "2021-08-21",
    "2.2": "2019-12-23",
    "3.0": "2020-03-03",
    "3.1": "2022-12-13",
    "5.0": "2022-05-10",
    "6.0": "2024-11-12",
    "7.0": "2024-05-14",
    "8.0": "2026-11-10",
    "9.0": "2026-11-10",
  }),
  // https://adoptium.net/support/; releases between the long-term ones end with their successor
  java: () => ({
    "9": "2018-03-31",
    "10": "2018-09-30",
    "11": "2027-10-31",
    "12": "2019-09-17",
    "13": "2020-03-17",
    "14": "2020-09-16",
    "15": "2021-03-16",
    "16": "2021-09-14",
    "17": "2027-10-31",
    "18": "2022-09-20",
    "19": "2023-03-21",
    "20": "2023-09-19",
    "21": "2029-12-31",
    "22": "2024-09-17",
    "23": "2025-03-18",
    "24": "2025-09-16",
    "26": "2026-09-30",
  }),
  // https://www.postgresql.org/support/versioning/
  postgres: () => ({
    "9.0": "2015-10-08",
    "9.1": "2016-10-27",
    "9.2": "2017-11-09",
    "9.3": "2018-11-08",
    "9.4": "2020-02-13",
    "9.5": "2021-02-11",
    "9.6": "2021-11-11",
    "10": "2022-11-10",
    "11": "2023-11-09",
    "12": "2024-11-21",
    "13": "2025-11-13",
    "14": "2026-11-12",
    "15": "2027-11-11",
    "16": "2028-11-09",
    "17": "2029-11-08",
    "18": "2030-11-14",
  }),
  // https://www.oracle.com/us/support/library/lifetime-support-technology-069183.pdf
  mysql: () => ({
    "5.5": "2018-12-31",
    "5.6": "2021-02-28",
    "5.7": "2023-10-31",
    "8.0": "2026-04-30",
    "8.4": "2032-04-30",
  }),
  // https://mariadb.org/about/#maintenance-policy
  mariadb: () => ({
    "5.5": "2020-04-11",
    "10.0": "2019-03-31",
    "10.1": "2020-10-17",
    "10.2": "2022-05-23",
    "10.3": "2023-05-25",
    "10.4": "2024-06-18",
    "10.5": "2025-06-24",
    "10.6": "2026-07-06",
    "10.7": "2023-02-14",
    "10.8": "2023-05-20",
    "10.9": "2023-08-22",
    "10.10": "2023-11-17",
    "10.11": "2028-02-16",
    "11.0": "2024-06-06",
    "11.1": "2024-08-21",
    "11.2": "2024-11-21",
    "11.4": "2029-05-29",
  }),
  // https://www.mongodb.com/legal/support-policy/lifecycles
  mongo: () => ({
    "3.6": "2021-04-30",
    "4.0": "2022-04-30",
    "4.2": "2023-04-30",
    "4.4": "2024-02-29",
    "5.0": "2024-10-31",
    "6.0": "2025-07-31",
    "7.0": "2027-08-31",
    "8.0": "2029-10-31",
  }),
  // https://www.elastic.co/support/eol
  elasticsearch: () => ({ "5": "2019-03-11", "6": "2022-02-10", "7": "2026-01-15" }),
  // https://tomcat.apache.org/whichversion.html
  tomcat: () => ({ "7": "2021-03-31", "8.0": "2018-06-30", "8.5": "2024-03-31" }),
};

/** How people write the products above. */
const titles: Readonly<Record<string, string>> = {
  alpine: "Alpine",
  debian: "Debian",
  ubuntu: "Ubuntu",
  centos: "CentOS",
  fedora: "Fedora",
  amazonlinux: "Amazon Linux",
  opensuse: "openSUSE Leap",
  rockylinux: "Rocky Linux",
  almalinux: "AlmaLinux",
  oraclelinux: "Oracle Linux",
  rhel: "Red Hat Enterprise Linux",
  azurelinux: "Azure Linux",
  photon: "Photon OS",
  node: "Node.js",
  python: "Python",
  golang: "Go",
  ruby: "Ruby",
  php: "PHP",
  dotnet: ".NET",
  java: "Java",
  postgres: "PostgreSQL",
  mysql: "MySQL",
  mariadb: "MariaDB",
  mongo: "MongoDB",
  elasticsearch: "Elasticsearch",
  tomcat: "Tomcat",
};

export interface EndOfLife {
  /** ISO date of the last day of support; may lie in the future. */
  readonly date: string;
  /** What ends, for people: "Debian 10". */
  readonly of: string;
}

/**
 * When a product's release goes out of support: of "3.12.4" that of 3.12. Undefined for a release that is not in the
 * table, which a version too short to name one ("3") never is.
 */
export function endOfLife(product: string, version: string): EndOfLife | undefined {
  if (!Object.hasOwn(dates, product)) return undefined;
  const releases = dates[product]!();
  for (let release = version; release !== ""; release = release.slice(0, Math.max(release.lastIndexOf("."), 0))) {
    if (Object.hasOwn(releases, release)) {
      return { date: releases[release]!, of: `${titles[product] ?? product} ${release}` };
    }
  }
  return undefined;
}
