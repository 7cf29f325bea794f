/**
 * The configuration that `serve --init` writes. Every setting is in it, those that seldom change as comments.
 * @see ../service/config/schema.ts
 */
export const exampleConfig = `// Configuration of "ward-widgets serve". Comments may stand anywhere; "ward-widgets serve --check"
// says what is wrong with it. After a change, start the companion anew.
{
  // For editors that check while you type.
  "$schema": "./node_modules/ward-widgets/dist/config.schema.json",

  // Where to listen. Leave it at this machine, and let your web server pass requests on.
  "host": "127.0.0.1",
  "port": 8080,

  // Where numbers and votes are kept: a file, from the folder of this one. Several machines share
  // "redis://name:password@host:6379".
  "store": "ward-widgets.db",

  // Reverse proxies whose X-Forwarded-For is believed. Those on this machine are, without being named.
  // "trustedProxies": ["127.0.0.0/8", "::1/128", "10.0.0.5"],

  // Portals, each under an id of your choice. It stands in the tags (site="tay-son"), and stays when
  // the host name changes.
  "sites": {
    "tay-son": {
      "name": "Cổng thông tin điện tử phường Tây Sơn",
      "url": "https://tayson.example.gov.vn/",

      // Where pages that may count and vote come from. Without it: where url points to.
      // "origins": ["https://tayson.example.gov.vn", "https://www.tayson.example.gov.vn"],

      // Articles that may be rated, by the beginnings of their paths or addresses.
      "articles": ["/"],

      // What the old counter shows now.
      "initialTotal": 0

      // Without these, days begin at midnight in Viet Nam, and pages under /embed/ are in Vietnamese.
      // , "timeZone": "Asia/Ho_Chi_Minh"
      // , "language": "vi"
    }
  },

  // Feeds that pages cannot read themselves, each under an id: /v1/feeds/tin-tuc
  "feeds": {
    "tin-tuc": {
      "url": "https://tayson.example.gov.vn/rss/tin-tuc.rss"

      // Dates without a zone, dates such as 05/06/2024, and feeds on this machine or in its network.
      // , "assumeZone": "+07:00"
      // , "dayFirst": true
      // , "local": false
    }
  }

  // Whose pages may show /embed/ in a frame. Without it: those of all sites.
  // , "frameAncestors": ["https://tayson.example.gov.vn"]

  // Who may read /metrics: "loopback" (this machine), "public" or "off".
  // , "metrics": "loopback"

  // How much one address may write. Families, offices and schools share one.
  // , "limits": { "viewsPerMinute": 600, "votesPerHour": 120, "votersPerItem": 20 }
}
`;
