/*
 * The block in the editor: what is asked for, and no session. A session is made for a visitor, and
 * whoever writes a page is none. Written as browsers take it: nothing has to be built.
 */
;(function ({ blocks, blockEditor, components, element, i18n }) {
  const { createElement: h, Fragment } = element
  const { __ } = i18n
  const { Placeholder, PanelBody, SelectControl, TextControl } = components
  const ID = /^[A-Za-z0-9_-]{1,64}$/

  const kinds = () => [
    { value: 'journey', label: __('Form (journey)', 'sessionframe') },
    { value: 'appointment', label: __('Booking (appointment type)', 'sessionframe') },
  ]
  const displays = () => [
    { value: '', label: __('In the page', 'sessionframe') },
    { value: 'modal', label: __('Over the page', 'sessionframe') },
    { value: 'drawer', label: __('At the side', 'sessionframe') },
    { value: 'popover', label: __('In the corner', 'sessionframe') },
    { value: 'window', label: __('In a tab of its own', 'sessionframe') },
  ]
  const loadings = () => [
    { value: '', label: __('When it comes near the screen', 'sessionframe') },
    { value: 'eager', label: __('At once', 'sessionframe') },
    { value: 'intent', label: __('When the visitor wants it', 'sessionframe') },
    { value: 'consent', label: __('After consent', 'sessionframe') },
  ]

  function Edit({ attributes, setAttributes }) {
    const field = (Control, name, label, more) =>
      h(Control, {
        key: name,
        label,
        value: attributes[name],
        onChange: (value) => setAttributes({ [name]: value }),
        ...more,
      })
    const { target } = attributes
    const wrong = target !== '' && !ID.test(target)
    const what = [
      field(SelectControl, 'kind', __('What to show', 'sessionframe'), { options: kinds() }),
      field(TextControl, 'target', __('Id', 'sessionframe'), {
        help: wrong
          ? __('An id has letters, digits, "-" and "_" only.', 'sessionframe')
          : __('The id of the journey or appointment type in FLG.', 'sessionframe'),
      }),
    ]
    const how = [
      field(SelectControl, 'display', __('Where', 'sessionframe'), { options: displays() }),
      field(SelectControl, 'loading', __('When', 'sessionframe'), { options: loadings() }),
      field(TextControl, 'frameTitle', __('Title for screen readers', 'sessionframe')),
      field(TextControl, 'minHeight', __('Least height', 'sessionframe')),
      field(TextControl, 'maxHeight', __('Greatest height', 'sessionframe')),
      field(TextControl, 'elementId', __('Name for links that open it', 'sessionframe'), {
        help: __('A link to #sessionframe=name opens it.', 'sessionframe'),
      }),
    ]
    return h(
      Fragment,
      null,
      h(
        blockEditor.InspectorControls,
        null,
        h(PanelBody, { title: __('How it is shown', 'sessionframe') }, how),
      ),
      h(
        'div',
        blockEditor.useBlockProps(),
        h(
          Placeholder,
          {
            icon: 'feedback',
            isColumnLayout: true,
            label: 'Sessionframe',
            instructions: __('Visitors see the form or the booking here.', 'sessionframe'),
          },
          what,
        ),
      ),
    )
  }

  blocks.registerBlockType('sessionframe/session', { edit: Edit, save: () => null })
})(window.wp)
