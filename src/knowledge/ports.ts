/**
 * TCP ports of remote administration, which an image should not offer: port to the service's name
 * (IANA service names; 2375 and 2376 are Docker's API).
 */
export const adminPorts: ReadonlyMap<number, string> = new Map([
  [22, "SSH"],
  [23, "Telnet"],
  [512, "rexec"],
  [513, "rlogin"],
  [514, "rsh"],
  [2375, "Docker API without TLS"],
  [2376, "Docker API"],
  [3389, "RDP"],
  [5800, "VNC over HTTP"],
  [5900, "VNC"],
  [5985, "WinRM"],
  [5986, "WinRM over TLS"],
]);

/**
 * TCP ports at which databases, caches, brokers and the like listen, which only the application that uses them should reach:
 * port to the service's name, as its documentation gives it.
 */
export const dataPorts: ReadonlyMap<number, string> = new Map([
  [1433, "SQL Server"],
  [1521, "Oracle Database"],
  [2181, "ZooKeeper"],
  [2375, "Docker API without TLS"],
  [2379, "etcd"],
  [2380, "etcd"],
  [3306, "MySQL"],
  [5432, "PostgreSQL"],
  [5672, "RabbitMQ"],
  [5984, "CouchDB"],
  [6379, "Redis"],
  [7687, "Neo4j"],
  [8086, "InfluxDB"],
  [9042, "Cassandra"],
  [9092, "Kafka"],
  [9200, "Elasticsearch"],
  [9300, "Elasticsearch"],
  [11211, "Memcached"],
  [15672, "RabbitMQ management"],
  [26257, "CockroachDB"],
  [27017, "MongoDB"],
  [28015, "RethinkDB"],
]);
