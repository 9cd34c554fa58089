/*
 * For /old-browser.html: says why it came to that (#http, else the browser), and saves what members have left here
 * unsent, from the databases that lib/sync/device-db.ts and member-db.ts describe, in the form of
 * lib/sync/export-unsent.ts. It runs in browsers that know ES5 and nothing newer.
 */
(function () {
  var page = document.documentElement;
  page.className = location.hash === '#http' ? 'http' : 'old';
  document.getElementById('safe-address').href = 'https://' + location.host + '/';

  var found = [];
  if (window.indexedDB) {
    try {
      read('pavilion-device', ['kv'], function (stores) {
        var known =
          stores &&
          stores.kv.filter(function (row) {
            return row.key === 'members';
          })[0];
        ((known && known.value) || []).forEach(readMember);
      });
    } catch (e) {
      // A browser that keeps nothing has nothing to save.
    }
  }

  function readMember(member) {
    read('pavilion-member-' + member, ['outbox', 'setAside'], function (stores) {
      if (!stores || stores.outbox.length + stores.setAside.length === 0) return;
      found.push({ member: member, outbox: valuesOf(stores.outbox), setAside: valuesOf(stores.setAside) });
      page.className += ' unsent';
    });
  }

  function valuesOf(rows) {
    return rows.map(function (row) {
      return row.value;
    });
  }

  /** All rows of these stores, with their keys; nothing where there is no such database, which is not made then. */
  function read(name, stores, done) {
    var opening = indexedDB.open(name);
    opening.onupgradeneeded = function () {
      opening.transaction.abort();
    };
    opening.onerror = function (event) {
      event.preventDefault();
      done();
    };
    opening.onsuccess = function () {
      var database = opening.result;
      var rows = {};
      var reading = database.transaction(stores, 'readonly');
      stores.forEach(function (store) {
        rows[store] = [];
        reading.objectStore(store).openCursor().onsuccess = function (event) {
          var cursor = event.target.result;
          if (!cursor) return;
          rows[store].push({ key: cursor.key, value: cursor.value });
          cursor['continue']();
        };
      });
      reading.oncomplete = function () {
        database.close();
        done(rows);
      };
    };
  }

  document.getElementById('save').onclick = function () {
    found.forEach(function (member) {
      save('pavilion-unsent.json', JSON.stringify(exported(member), null, 1));
    });
  };

  function exported(member) {
    var documents = {};
    member.outbox.forEach(function (row) {
      var document = documents[row.doc] || { id: row.doc, updates: [], readable: [] };
      documents[row.doc] = document;
      row.updates.forEach(function (update) {
        document.updates.push(base64(update));
      });
    });
    return {
      pavilion: 1,
      member: member.member,
      at: new Date().toISOString(),
      documents: Object.keys(documents).map(function (id) {
        return documents[id];
      }),
      setAside: member.setAside,
    };
  }

  function base64(bytes) {
    var text = '';
    for (var at = 0; at < bytes.length; at++) text += String.fromCharCode(bytes[at]);
    return btoa(text);
  }

  function save(name, content) {
    var link = document.createElement('a');
    if (!('download' in link) || !window.URL || !URL.createObjectURL) return show(content);
    link.href = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
  }

  function show(content) {
    var field = document.getElementById('content');
    page.className += ' by-hand';
    field.value = content;
    field.focus();
    field.select();
  }
})();
