// Makes ward-widgets-<version>.zip: all that a portal's own server needs to serve the widgets itself.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { root } from './run.mjs';

const readme = (version) => `ward-widgets ${version}

Tiếng Việt
1. Chép thư mục này lên máy chủ của cổng thông tin, chẳng hạn vào /assets/. Thư mục chunks/ phải nằm cạnh các tệp .js.
2. Nạp một trong ba tệp script trong mẫu giao diện của trang:
   <script type="module" src="/assets/autoload.js"></script>
   <script type="module" src="/assets/ward-widgets.js"></script>
   <script src="/assets/ward-widgets.iife.js" defer></script>  (hệ quản trị nội dung cũ)
3. Viết thẻ, chẳng hạn <ward-date-banner></ward-date-banner>, hoặc <div data-ward="date-banner"></div>.
Mở builder.html trên trình duyệt để chọn thành phần, xem thử bằng nguồn tin của đơn vị và chép thẻ; trang này không cần gì ngoài thư mục này.
Tệp head.txt có sẵn các dòng kiểm tra từng tệp bằng mã băm (SRI); sri.json có mã băm của mọi tệp.
Giấy phép: LICENSE; của các thư viện bên trong: các tệp THIRD-PARTY-NOTICES.

English
1. Copy this folder to the portal's own server, for instance to /assets/. chunks/ must lie beside the .js files.
2. Load one of the three scripts above in the page's template; the classic one is for an old CMS.
3. Write a tag such as <ward-date-banner></ward-date-banner>, or <div data-ward="date-banner"></div>.
Open builder.html in a browser, from that server, to choose a widget, see it on your own feed and copy its tag.
head.txt holds ready lines that check every file by its hash (SRI); sri.json has the hash of every file.
Licence: LICENSE; of the libraries inside: the files THIRD-PARTY-NOTICES.
`;

/** @returns {{ name: string, bytes: Uint8Array }} the same bytes for the same files, whenever it is made */
export function makeZip() {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const folder = `${root}dist/cdn`;
  const files = readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(`${folder}/${name}`).isFile())
    .sort();
  const home = `ward-widgets-${version}`;
  const content = {
    [`${home}/README.txt`]: strToU8(readme(version)),
    [`${home}/LICENSE`]: readFileSync(`${root}LICENSE`),
    ...Object.fromEntries(files.map((name) => [`${home}/${name}`, readFileSync(`${folder}/${name}`)])),
  };
  return { name: `${home}.zip`, bytes: zipSync(content, { level: 9, mtime: new Date(2000, 0, 1) }) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { name, bytes } = makeZip();
  writeFileSync(root + name, bytes);
  console.log(`${name}: ${(bytes.length / 1000).toFixed(0)} kB`);
}
