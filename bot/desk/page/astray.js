// A page on which nobody can be shown: whoever scans here is led to the scan page, to scan once more.

import { listen } from "./scanner.js";

listen({ scan: () => location.assign("/desk") });
