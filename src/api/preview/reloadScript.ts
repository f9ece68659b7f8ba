/**
 * Shows a page anew beside the form in which it is edited, whenever that is saved: the panel's live
 * preview tells its frame so once the frame has said that it listens.
 * @see https://payloadcms.com/docs/live-preview/server
 */
export const reloadScript = `
const panel = window.opener ?? window.parent
if (panel !== window) {
  addEventListener('message', ({ data, origin }) => {
    if (origin === location.origin && data?.type === 'payload-document-event') location.reload()
  })
  panel.postMessage({ type: 'payload-live-preview', ready: true }, location.origin)
}
`
