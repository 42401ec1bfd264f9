/** What no server should give: a session on the origin of the page, where no sandbox holds. */
document.querySelector('#same').publicUrl = new URL('journey.html', document.baseURI).href
